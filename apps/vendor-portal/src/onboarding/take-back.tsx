'use client'
import { ConfirmAction } from '@millyard/ui/portal'
import { useTRPCClient } from '@millyard/web-kit/client'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'

/** Takes an application that waits out of the queue, to change it. */
export function TakeBack({ version }: { version: number }) {
  const t = useExtracted('client')

  const client = useTRPCClient()
  const router = useRouter()
  return (
    <ConfirmAction
      title={t('Take the application back?')}
      message={t('Our staff stop looking at it until you send it again. It keeps its place in the queue.')}
      confirmLabel={t('Take it back')}
      onConfirm={async () => {
        await client.auth.application.takeBack.mutate({ version })
        router.replace('/onboarding')
        router.refresh()
      }}
    >
      {t('Change application')}
    </ConfirmAction>
  )
}
