import type { DomainEvent } from '@millyard/contracts'
import { enqueue, rowCount } from '@millyard/service-kit'
import type { Deps, Tx } from '../deps.ts'
import { postToLedger } from '../ledger/post-to-ledger.ts'
import { releasePosting } from '../ledger/postings.ts'
import { toMinor } from '../money.ts'
import { lockOrder, type ShareState } from '../payments/payment.repository.ts'

/**
 * `vendor_order.completed`: delivered, and the return window has closed. What is held for the vendor, less what
 * refunds have taken of it, is due, and goes out at once when its account is ready.
 *
 * @throws Error when the payment has not been settled: the delivery is tried again
 */
export async function onVendorOrderCompleted(
  deps: Deps,
  tx: Tx,
  event: DomainEvent<'vendor_order.completed.v1'>,
): Promise<void> {
  const { vendorOrderId, orderId } = event.data
  // A cancellation of the same order waits, or we wait for it.
  await lockOrder(tx, orderId)
  const share = await tx.paymentShare.findUnique({
    where: { vendorOrderId },
    select: {
      vendorOrderNumber: true,
      vendorId: true,
      payableMinor: true,
      refundedPayableMinor: true,
      currency: true,
      state: true,
    },
  })
  const state = share?.state as ShareState | undefined
  if (!share || state === 'pending') throw new Error(`The payment of vendor order ${vendorOrderId} is not settled yet.`)
  if (state !== 'held') {
    deps.log.warn({ vendorOrderId, state }, 'completed, but nothing is held for it')
    return
  }

  const amountMinor = toMinor(share.payableMinor - share.refundedPayableMinor)
  const released = await tx.paymentShare.updateMany({
    where: { vendorOrderId, state: 'held' },
    data: { state: amountMinor === 0 ? 'paid' : 'due', completedAt: new Date(event.occurredAt) },
  })
  if (!rowCount(released)) throw new Error(`The share of ${vendorOrderId} moved while it was locked.`)
  const { vendorOrderNumber, vendorId, currency } = share
  await postToLedger(deps, tx, releasePosting({ vendorOrderId, vendorOrderNumber, vendorId, amountMinor, currency }))
  if (amountMinor > 0) await enqueue(tx, 'pay-out', { vendorId }, { key: `pay-out:${vendorId}` })
}

/** `vendor_order.delivered`: remembered beside the share. */
export async function onVendorOrderDelivered(
  _deps: Deps,
  tx: Tx,
  event: DomainEvent<'vendor_order.delivered.v1'>,
): Promise<void> {
  await tx.paymentShare.updateMany({
    where: { vendorOrderId: event.data.vendorOrderId, deliveredAt: null },
    data: { deliveredAt: new Date(event.occurredAt) },
  })
}
