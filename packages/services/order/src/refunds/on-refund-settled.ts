import type { DomainEvent } from '@millyard/contracts'
import { rowCount } from '@millyard/service-kit'
import type { Deps, OrderTx } from '../deps.ts'
import { refundStatus } from './refund-status.ts'

/** The money has gone back. A payment that was refunded as a whole is none of ours. */
export function onPaymentRefunded(
  deps: Deps,
  tx: OrderTx,
  { data }: DomainEvent<'payment.refunded.v1'>,
): Promise<void> {
  return settle(deps, tx, data.refundId, 'succeeded', null)
}

/** The buyer's bank would not take it, or sent it back: the buyer reads so, and staff try again. */
export function onPaymentRefundFailed(
  deps: Deps,
  tx: OrderTx,
  { data }: DomainEvent<'payment.refund_failed.v1'>,
): Promise<void> {
  return settle(deps, tx, data.refundId, 'failed', data.reason)
}

async function settle(
  deps: Deps,
  tx: OrderTx,
  refundId: string | undefined,
  to: 'succeeded' | 'failed',
  failure: string | null,
): Promise<void> {
  if (refundId === undefined) return
  const settled = await tx.refund.updateMany({
    where: { id: refundId, status: { in: refundStatus.sourcesOf(to) } },
    data: { status: to, failure, settledAt: deps.clock.now() },
  })
  if (!rowCount(settled)) deps.log.warn({ refundId, to }, 'news of a refund changed nothing')
}
