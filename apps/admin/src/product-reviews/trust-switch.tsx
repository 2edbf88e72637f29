'use client'
import { ConfirmAction, notifyDone } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'

export interface TrustSwitchProps {
  factory: { id: string; name: string; isTrusted: boolean }
}

/** Whether this factory's products go on sale without a look, after asking. */
export function TrustSwitch({ factory }: TrustSwitchProps) {
  const t = useExtracted('client')

  const { id: vendorId, name, isTrusted } = factory
  const trpc = useTRPC()
  const router = useRouter()
  const trust = useMutation(trpc.product.productQueue.trust.mutationOptions())
  return (
    <ConfirmAction
      title={isTrusted ? t('Review {name} again?', { name }) : t('Trust {name}?', { name })}
      message={
        isTrusted
          ? t('From now on its new products and changes wait for our review. What is on sale stays on sale.')
          : t(
              'From now on its new products and changes are on sale as soon as it submits them. What waits already still waits.',
            )
      }
      confirmLabel={isTrusted ? t('Review again') : t('Trust factory')}
      variant="light"
      size="xs"
      reason={{ label: t('Why'), description: t('For our staff; the factory does not read it.'), maxLength: 500 }}
      onConfirm={async (note) => {
        await trust.mutateAsync({ vendorId, isTrusted: !isTrusted, note })
        notifyDone(isTrusted ? t('{name} is reviewed again', { name }) : t('{name} is trusted', { name }))
        router.refresh()
      }}
    />
  )
}
