import type { DomainEvent } from '@millyard/contracts'
import { rowCount } from '@millyard/service-kit'
import type { Deps, OrderTx } from '../deps.ts'
import { refundStatus } from './refund-status.ts'

/** The money has gone back. A payment that was refunded as a whole is none of ours. */
export function onPaymentRefunded(
  deps: Deps,
  tx: OrderTx,
  { data, occurredAt }: DomainEvent<'payment.refunded.v1'>,
): Promise<void> {
  return settle(deps, tx, data.refundId, 'succeeded', null, occurredAt)
}

/** The buyer's bank would not take it, or sent it back: the buyer reads so, and staff try again. */
export function onPaymentRefundFailed(
  deps: Deps,
  tx: OrderTx,
  { data, occurredAt }: DomainEvent<'payment.refund_failed.v1'>,
): Promise<void> {
  return settle(deps, tx, data.refundId, 'failed', data.reason, occurredAt)
}

/** The newest news stands, in whatever order it comes (P10). */
async function settle(
  deps: Deps,
  tx: OrderTx,
  refundId: string | undefined,
  to: 'succeeded' | 'failed',
  failure: string | null,
  occurredAt: string,
): Promise<void> {
  if (refundId === undefined) return
  const settledAt = new Date(occurredAt)
  const settled = await tx.refund.updateMany({
    where: {
      id: refundId,
      status: { in: refundStatus.sourcesOf(to) },
      OR: [{ settledAt: null }, { settledAt: { lte: settledAt } }],
    },
    data: { status: to, failure, settledAt },
  })
  if (!rowCount(settled)) deps.log.warn({ refundId, to }, 'news of a refund changed nothing')
}
