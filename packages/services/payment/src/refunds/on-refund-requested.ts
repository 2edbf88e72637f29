import type { DomainEvent } from '@millyard/contracts'
import type { Deps, Tx } from '../deps.ts'
import { postToLedger } from '../ledger/post-to-ledger.ts'
import { refundRequestedPosting } from '../ledger/postings.ts'
import { type LockedPayment, lockPayment, type ShareState } from '../payments/payment.repository.ts'
import { enqueueRecovery } from '../payouts/recover-refund.ts'
import { requestRefund } from './request-refund.ts'

type Refund = DomainEvent<'refund.requested.v1'>['data']

/**
 * A part of a paid order goes back. From this moment the money is the buyer's: the vendor's share and our commission are less
 * in the books, at the terms that were frozen at sale; Stripe sends it in a job. What the vendor has been paid already is asked
 * back from its account, or kept from its next payouts (`recoverRefund`).
 *
 * @throws Error while the payment is not settled here (the delivery is repeated), and when more is asked for than the vendor
 *   order has left (P11): the order service bounds it, and this is the second look; nothing moves and the delivery is listed
 */
export async function onRefundRequested(
  deps: Deps,
  tx: Tx,
  { data }: DomainEvent<'refund.requested.v1'>,
): Promise<void> {
  const { refundId: orderRefundId, orderId, vendorOrderId, amountMinor, commissionMinor } = data
  if (amountMinor === 0) return
  const payment = await lockPayment(tx, orderId)
  const share = payment?.shares.find((one) => one.vendorOrderId === vendorOrderId)
  if (!payment || !share || payment.stripePaymentIntentId === null || share.state === 'pending') {
    throw new Error(`The payment of vendor order ${vendorOrderId} is not settled yet.`)
  }
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
  assertLeft(payment, share, data)
  const { vendorId, vendorOrderNumber } = share
  const state = await takeFromShare(tx, data, payableMinor)
  await postToLedger(
    deps,
    tx,
    refundRequestedPosting({
      refundId,
      vendorOrderNumber,
      vendorId,
      amountMinor,
      commissionMinor,
      currency: payment.currency,
      isHeld: state === 'held',
    }),
  )
  if ((state === 'claimed' || state === 'paid') && payableMinor > 0) {
    const now = deps.clock.now()
    const amounts = { amountMinor: BigInt(payableMinor), currency: payment.currency }
    await tx.vendorRecovery.create({
      data: { refundId, vendorId, vendorOrderId, ...amounts, state: 'reversing', createdAt: now, updatedAt: now },
      select: { refundId: true },
    })
    await enqueueRecovery(tx, refundId)
  }
}

function assertLeft(payment: LockedPayment, share: LockedPayment['shares'][number], refund: Refund): void {
  const { amountMinor, commissionMinor, currency, vendorOrderId } = refund
  if (share.state === 'cancelled')
    throw new Error(`Vendor order ${vendorOrderId} was cancelled and refunded as a whole.`)
  if (currency !== payment.currency) throw new Error(`Order ${payment.orderNumber} was not paid in ${currency}.`)
  const isWithin =
    commissionMinor >= 0 &&
    commissionMinor <= share.commissionMinor - share.refundedCommissionMinor &&
    amountMinor - commissionMinor >= 0 &&
    amountMinor - commissionMinor <= share.payableMinor - share.refundedPayableMinor
  if (!isWithin) throw new Error(`Vendor order ${vendorOrderId} has less left than ${amountMinor} ${currency}.`)
}

/**
 * The state is read by the statement that writes, under the row's lock: a payout may claim the share at this moment. One that
 * is due and has nothing left is over.
 */
async function takeFromShare(tx: Tx, refund: Refund, payableMinor: number): Promise<ShareState> {
  const [share] = await tx.$queryRaw<{ state: ShareState }[]>`
    update payment_share share set refunded_minor = share.refunded_minor + ${refund.amountMinor},
      refunded_commission_minor = share.refunded_commission_minor + ${refund.commissionMinor},
      refunded_payable_minor = share.refunded_payable_minor + ${payableMinor},
      state = case when share.state = 'due' and share.payable_minor = share.refunded_payable_minor + ${payableMinor}
        then 'paid' else share.state end
    where vendor_order_id = ${refund.vendorOrderId}
    returning old.state`
  if (!share) throw new Error(`The share of ${refund.vendorOrderId} is gone.`)
  return share.state
}
