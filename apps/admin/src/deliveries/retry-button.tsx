'use client'
import type { Delivery } from '@millyard/contracts'
import { ConfirmAction, notifyDone } from '@millyard/ui/portal'
import { toApiError, useTRPC, useTRPCClient } from '@millyard/web-kit/client'
import { IconRefresh } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'

/** Puts a delivery back into its queue, after one more question. */
export function RetryButton({ delivery }: { delivery: Delivery }) {
  const { service, id, eventType, subscriber, state } = delivery
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queryClient = useQueryClient()

  async function retry() {
    try {
      await client[service].operations.retryDelivery.mutate({ id })
      notifyDone(
        'Delivery is tried again',
        `${eventType} goes to ${subscriber} now. It leaves this list when it arrives.`,
      )
    } catch (error) {
      // A delivery that arrived leaves the queue: somebody, or the queue itself, was faster.
      if (toApiError(error).code !== 'NOT_FOUND') throw error
      notifyDone('Nothing left to retry', 'This delivery has arrived in the meantime.')
    }
    await queryClient.invalidateQueries(trpc[service].operations.pathFilter())
  }

  return (
    <ConfirmAction
      title="Try this delivery again?"
      message={
        <>
          <code>{eventType}</code> goes from {service} to {subscriber} once more. What has arrived before is not done a
          second time.
        </>
      }
      confirmLabel="Try again"
      size="xs"
      leftSection={<IconRefresh size={14} />}
      onConfirm={retry}
    >
      {state === 'failed' ? 'Retry' : 'Try now'}
    </ConfirmAction>
  )
}
