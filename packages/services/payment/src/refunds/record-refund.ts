import type { PaymentRefundState } from '@millyard/contracts'
import { publish, rowCount } from '@millyard/service-kit'
import type Stripe from 'stripe'
import type { Deps, Tx } from '../deps.ts'
import { postToLedger } from '../ledger/post-to-ledger.ts'
import { refundFailedPosting, refundPosting } from '../ledger/postings.ts'
import { toMinor } from '../money.ts'
import { type LockedPayment, lockPayment } from '../payments/payment.repository.ts'
import { paymentStatus } from '../payments/payment-status.ts'
import { attemptOf, refundState, refundStateOf } from './refund-state.ts'

type Refund = {
  id: string
  state: PaymentRefundState
  amountMinor: number
  currency: string
  stripePaymentIntentId: string
  retries: number
  orderRefundId: string | null
  vendorOrderId: string | null
}

/**
 * Records where a refund of ours stands at Stripe. Only `succeeded` is money that went back: then, and once, it is posted and
 * told. A refund that fails, also after it had succeeded, stays `failed` for staff to see: what the buyer is owed stands in
 * `customer_refundable`. Older news, and news of an earlier
 * attempt, changes nothing. A refund that is not ours is left alone.
 */
export async function recordRefund(deps: Deps, tx: Tx, refundId: string, atStripe: Stripe.Refund): Promise<void> {
  const payment = await lockPaymentOf(tx, refundId)
  if (!payment) return
  const row = await tx.paymentRefund.findUniqueOrThrow({
    where: { id: refundId },
    select: {
      state: true,
      amountMinor: true,
      currency: true,
      stripePaymentIntentId: true,
      retries: true,
      orderRefundId: true,
      vendorOrderId: true,
    },
  })
  const refund: Refund = {
    ...row,
    id: refundId,
    state: row.state as PaymentRefundState,
    amountMinor: toMinor(row.amountMinor),
  }
  // News of an attempt that staff have given up on.
  if (attemptOf(atStripe) !== refund.retries) return
  const state = refundStateOf(atStripe)
  if (!refundState.can(refund.state, state)) return
  const failure = state === 'failed' ? (atStripe.failure_reason ?? atStripe.status ?? 'failed') : null
  const now = deps.clock.now()
  const recorded = await tx.paymentRefund.updateMany({
    where: { id: refundId, state: refund.state },
    data: {
      state,
      stripeRefundId: atStripe.id,
      ...(state === 'succeeded' ? { succeededAt: now } : {}),
      ...(state === 'failed' ? { failedAt: now, failure } : {}),
    },
  })
  if (!rowCount(recorded)) throw new Error(`Refund ${refundId} moved while it was locked.`)
  if (state === 'succeeded') await giveBack(deps, tx, payment, refund)
  if (state === 'failed') {
    if (refund.state === 'succeeded' && (await isBooked(tx, payment, refund))) {
      await postToLedger(deps, tx, refundFailedPosting(toPosting(payment, refund)))
    }
    await publishFailed(deps, tx, payment, refund, failure ?? 'failed')
  }
}

/** The payment that a refund of ours is of, locked; null for a refund that is not ours. */
async function lockPaymentOf(tx: Tx, refundId: string): Promise<LockedPayment | null> {
  const known = await tx.paymentRefund.findUnique({
    where: { id: refundId },
    select: { payment: { select: { orderId: true } } },
  })
  if (!known) return null
  const payment = await lockPayment(tx, known.payment.orderId)
  if (!payment) throw new Error(`The payment of ${known.payment.orderId} is gone.`)
  return payment
}

/**
 * Stripe has refused to make a refund. Nothing was sent, and the refusal is kept under its key: the next attempt needs another. It
 * is `failed`, or waits when the charge is in dispute and we have not heard of that yet.
 */
export async function recordRefusal(
  deps: Deps,
  tx: Tx,
  refundId: string,
  attempt: number,
  refusal: Stripe.errors.StripeInvalidRequestError,
): Promise<void> {
  const payment = await lockPaymentOf(tx, refundId)
  if (!payment) return
  const ofThisAttempt = { id: refundId, state: 'requested', retries: attempt }
  if (refusal.code === 'charge_disputed') {
    await tx.paymentRefund.updateMany({ where: ofThisAttempt, data: { state: 'on_hold', retries: { increment: 1 } } })
    return
  }
  const failed = await tx.paymentRefund.updateMany({
    where: ofThisAttempt,
    data: { state: 'failed', failure: refusal.message, failedAt: deps.clock.now() },
  })
  if (!rowCount(failed)) return
  const refund = await tx.paymentRefund.findUniqueOrThrow({
    where: { id: refundId },
    select: { id: true, amountMinor: true, currency: true, orderRefundId: true, vendorOrderId: true },
  })
  await publishFailed(deps, tx, payment, { ...refund, amountMinor: toMinor(refund.amountMinor) }, refusal.message)
}

async function publishFailed(
  deps: Deps,
  tx: Tx,
  payment: LockedPayment,
  refund: Pick<Refund, 'id' | 'amountMinor' | 'currency' | 'orderRefundId' | 'vendorOrderId'>,
  reason: string,
): Promise<void> {
  deps.log.error({ refundId: refund.id, orderId: payment.orderId, reason }, 'a refund failed')
  await publish(tx, deps.clock, 'payment.refund_failed.v1', payment.orderId, {
    ...ofOrder(refund),
    paymentId: payment.id,
    orderId: payment.orderId,
    orderNumber: payment.orderNumber,
    amountMinor: refund.amountMinor,
    currency: refund.currency,
    reason,
  })
}

async function giveBack(deps: Deps, tx: Tx, payment: LockedPayment, refund: Refund): Promise<void> {
  if (refund.orderRefundId === null) await markRefunded(tx, payment)
  else await markWhenAllRefunded(tx, payment)
  if (await isBooked(tx, payment, refund)) await postToLedger(deps, tx, refundPosting(toPosting(payment, refund)))
  await publishRefunded(deps, tx, payment, refund)
}

async function markRefunded(tx: Tx, payment: LockedPayment): Promise<void> {
  await tx.payment.updateMany({
    where: { id: payment.id, status: { in: paymentStatus.sourcesOf('refunded') } },
    data: { status: 'refunded' },
  })
}

/** All of it was sent back, or taken by the bank. */
export async function markWhenAllRefunded(tx: Tx, payment: LockedPayment): Promise<void> {
  if (await isAllRefunded(tx, payment)) await markRefunded(tx, payment)
}

/** The buyer has it: from us, or `byBank` from their bank, which decided a dispute for them. */
export async function publishRefunded(
  deps: Deps,
  tx: Tx,
  payment: LockedPayment,
  refund: Pick<Refund, 'orderRefundId' | 'vendorOrderId' | 'amountMinor' | 'currency'>,
  told: { byBank?: true } = {},
): Promise<void> {
  const { id: paymentId, orderId, orderNumber, customerId } = payment
  const { amountMinor, currency } = refund
  await publish(tx, deps.clock, 'payment.refunded.v1', orderId, {
    ...ofOrder(refund),
    paymentId,
    orderId,
    orderNumber,
    customerId,
    amountMinor,
    currency,
    ...told,
  })
}

/** What the order service knows it by; nothing for a payment that is refunded as a whole. */
function ofOrder({ orderRefundId, vendorOrderId }: Pick<Refund, 'orderRefundId' | 'vendorOrderId'>): {
  refundId?: string
  vendorOrderId?: string
} {
  return {
    ...(orderRefundId === null ? {} : { refundId: orderRefundId }),
    ...(vendorOrderId === null ? {} : { vendorOrderId }),
  }
}

async function isAllRefunded(tx: Tx, payment: LockedPayment): Promise<boolean> {
  const { _sum } = await tx.paymentRefund.aggregate({
    where: { paymentId: payment.id, state: { in: ['succeeded', 'charged_back'] }, vendorOrderId: { not: null } },
    _sum: { amountMinor: true },
  })
  return toMinor(_sum.amountMinor ?? 0n) >= payment.amountMinor
}

/**
 * The charge of a late payment is in the books only now, but its refund has succeeded already, requested from the intent
 * alone: its posting follows.
 */
export async function postEarlierRefund(deps: Deps, tx: Tx, payment: LockedPayment, intentId: string): Promise<void> {
  const earlier = await tx.paymentRefund.findFirst({
    where: { stripePaymentIntentId: intentId, state: 'succeeded' },
    select: { id: true, amountMinor: true, currency: true, retries: true },
  })
  if (!earlier) return
  const posting = toPosting(payment, { ...earlier, amountMinor: toMinor(earlier.amountMinor) })
  await postToLedger(deps, tx, refundPosting(posting))
}

/** Money whose coming in is not in the books (yet) does not go out of them either: see `settlePayment`. */
export async function isBooked(
  tx: Tx,
  payment: LockedPayment,
  { stripePaymentIntentId: intentId }: Pick<Refund, 'stripePaymentIntentId'>,
): Promise<boolean> {
  if (payment.stripePaymentIntentId === intentId) return payment.stripeChargeId !== null
  return (await tx.ledgerTransaction.count({ where: { kind: 'late_charge', reference: intentId } })) > 0
}

function toPosting(
  { orderNumber }: LockedPayment,
  { id, amountMinor, currency, retries }: Pick<Refund, 'id' | 'amountMinor' | 'currency' | 'retries'>,
) {
  return { refundId: id, attempt: retries, orderNumber, amountMinor, currency }
}
