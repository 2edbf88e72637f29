'use client'
import { ConfirmAction, notifyDone } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'

export interface TrustSwitchProps {
  factory: { id: string; name: string; isTrusted: boolean }
}

/** Whether this factory's products go on sale without a look, after asking. */
export function TrustSwitch({ factory }: TrustSwitchProps) {
  const { id: vendorId, name, isTrusted } = factory
  const trpc = useTRPC()
  const router = useRouter()
  const trust = useMutation(trpc.product.productQueue.trust.mutationOptions())
  return (
    <ConfirmAction
      title={isTrusted ? `Review ${name} again?` : `Trust ${name}?`}
      message={
        isTrusted
          ? 'From now on its new products and changes wait for our review. What is on sale stays on sale.'
          : 'From now on its new products and changes are on sale as soon as it submits them. What waits already still waits.'
      }
      confirmLabel={isTrusted ? 'Review again' : 'Trust factory'}
      variant="light"
      size="xs"
      reason={{ label: 'Why', description: 'For our staff; the factory does not read it.', maxLength: 500 }}
      onConfirm={async (note) => {
        await trust.mutateAsync({ vendorId, isTrusted: !isTrusted, note })
        notifyDone(isTrusted ? `${name} is reviewed again` : `${name} is trusted`)
        router.refresh()
      }}
    />
  )
}
