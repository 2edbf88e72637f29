'use client'
import { ConfirmAction } from '@millyard/ui/portal'
import { useTRPCClient } from '@millyard/web-kit/client'
import { useRouter } from 'next/navigation'

/** Takes an application that waits out of the queue, to change it. */
export function TakeBack({ version }: { version: number }) {
  const client = useTRPCClient()
  const router = useRouter()
  return (
    <ConfirmAction
      title="Take the application back?"
      message="Our staff stop looking at it until you send it again. It keeps its place in the queue."
      confirmLabel="Take it back"
      onConfirm={async () => {
        await client.auth.application.takeBack.mutate({ version })
        router.replace('/onboarding')
        router.refresh()
      }}
    >
      Change application
    </ConfirmAction>
  )
}
