'use client'
import type { Delivery } from '@millyard/contracts'
import { ConfirmAction, notifyDone } from '@millyard/ui/portal'
import { toApiError, useTRPC, useTRPCClient } from '@millyard/web-kit/client'
import { IconRefresh } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'

/** Puts a delivery back into its queue, after one more question. */
export function RetryButton({ delivery }: { delivery: Delivery }) {
  const t = useExtracted('client')

  const { service, id, eventType, subscriber, state } = delivery
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queryClient = useQueryClient()

  async function retry() {
    try {
      await client[service].operations.retryDelivery.mutate({ id })
      notifyDone(
        t('Delivery is tried again'),
        t('{eventType} goes to {subscriber} now. It leaves this list when it arrives.', { eventType, subscriber }),
      )
    } catch (error) {
      // A delivery that arrived leaves the queue: somebody, or the queue itself, was faster.
      if (toApiError(error).code !== 'NOT_FOUND') throw error
      notifyDone(t('Nothing left to retry'), t('This delivery has arrived in the meantime.'))
    }
    await queryClient.invalidateQueries(trpc[service].operations.pathFilter())
  }

  return (
    <ConfirmAction
      title={t('Try this delivery again?')}
      message={t.rich(
        '<code>{eventType}</code> goes from {service} to {subscriber} once more. What has arrived before is not done a second time.',
        { eventType, code: (chunks) => <code>{chunks}</code>, service, subscriber },
      )}
      confirmLabel={t('Try again')}
      size="xs"
      leftSection={<IconRefresh size={14} />}
      onConfirm={retry}
    >
      {state === 'failed' ? t('Retry') : t('Try now')}
    </ConfirmAction>
  )
}
