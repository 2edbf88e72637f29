import type { DomainEvent } from '@millyard/contracts'
import type { Deps, Tx } from '../deps.ts'
import { type LockedPayment, leftOf, lockPayment } from '../payments/payment.repository.ts'
import { publishRefunded } from './record-refund.ts'
import { requestRefund } from './request-refund.ts'
import { takeFromShare } from './take-from-share.ts'

type Refund = DomainEvent<'refund.requested.v1'>['data']

/**
 * A part of a paid order goes back. From this moment the money is the buyer's: the vendor's share and our commission are less
 * (`takeFromShare`); Stripe sends it in a job.
 *
 * @throws Error while the payment is not settled here (the delivery is repeated), and when more is asked for than the vendor
 *   order has left (P11): the order service bounds it, and this is the second look; nothing moves and the delivery is listed
 */
export async function onRefundRequested(
  deps: Deps,
  tx: Tx,
  { data }: DomainEvent<'refund.requested.v1'>,
): Promise<void> {
  const { refundId: orderRefundId, orderId, vendorOrderId } = data
  if (data.amountMinor === 0) return
  const payment = await lockPayment(tx, orderId)
  const share = payment?.shares.find((one) => one.vendorOrderId === vendorOrderId)
  if (!payment || !share || payment.stripePaymentIntentId === null || share.state === 'pending') {
    throw new Error(`The payment of vendor order ${vendorOrderId} is not settled yet.`)
  }
  const taken = !isWithin(share, data) && (await isChargedBack(tx, payment)) ? whatIsLeft(share, data) : data
  // Agreed while the bank decided, and it has given the buyer all that was left.
  if (taken.amountMinor === 0)
    return publishRefunded(
      deps,
      tx,
      payment,
      { orderRefundId, vendorOrderId, amountMinor: data.amountMinor, currency: payment.currency },
      { byBank: true },
    )
  const { amountMinor, commissionMinor } = taken
  const payableMinor = amountMinor - commissionMinor
  const refundId = await requestRefund(deps, tx, {
    request: orderRefundId,
    paymentId: payment.id,
    intentId: payment.stripePaymentIntentId,
    amountMinor,
    currency: payment.currency,
    share: { orderRefundId, vendorOrderId, commissionMinor, payableMinor },
  })
  if (refundId === null) return
  assertLeft(payment, share, { ...data, ...taken })
  await takeFromShare(deps, tx, payment, share, { refundId, amountMinor, commissionMinor, isChargeback: false })
}

type Share = LockedPayment['shares'][number]

function assertLeft(payment: LockedPayment, share: Share, refund: Refund): void {
  const { amountMinor, currency, vendorOrderId } = refund
  if (share.state === 'cancelled')
    throw new Error(`Vendor order ${vendorOrderId} was cancelled and refunded as a whole.`)
  if (currency !== payment.currency) throw new Error(`Order ${payment.orderNumber} was not paid in ${currency}.`)
  if (!isWithin(share, refund))
    throw new Error(`Vendor order ${vendorOrderId} has less left than ${amountMinor} ${currency}.`)
}

function isWithin(share: Share, { amountMinor, commissionMinor }: Refund): boolean {
  const { commissionLeftMinor, payableLeftMinor } = leftOf(share)
  return (
    commissionMinor >= 0 &&
    commissionMinor <= commissionLeftMinor &&
    amountMinor - commissionMinor >= 0 &&
    amountMinor - commissionMinor <= payableLeftMinor
  )
}

/** Of what was agreed, as much as a lost dispute has left of the share; it waits, since Stripe refunds no more of the charge. */
function whatIsLeft(share: Share, asked: Refund): { amountMinor: number; commissionMinor: number } {
  const { commissionLeftMinor, payableLeftMinor, leftMinor } = leftOf(share)
  const amountMinor = Math.min(asked.amountMinor, leftMinor)
  const commissionMinor = Math.min(asked.commissionMinor, commissionLeftMinor, amountMinor)
  return { amountMinor, commissionMinor: Math.max(commissionMinor, amountMinor - payableLeftMinor) }
}

async function isChargedBack(tx: Tx, { id: paymentId }: LockedPayment): Promise<boolean> {
  return (await tx.paymentDispute.count({ where: { paymentId, state: 'lost' } })) > 0
}
