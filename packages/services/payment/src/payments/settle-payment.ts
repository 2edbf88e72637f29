import { fromStripeAmount } from '@millyard/money'
import { publish, rowCount } from '@millyard/service-kit'
import type Stripe from 'stripe'
import type { Deps, Tx } from '../deps.ts'
import { postToLedger } from '../ledger/post-to-ledger.ts'
import { chargePosting, lateChargePosting } from '../ledger/postings.ts'
import { fromStripeFee } from '../money.ts'
import { postEarlierRefund } from '../refunds/record-refund.ts'
import { requestWholeRefund } from '../refunds/request-refund.ts'
import { idOf } from '../stripe.ts'
import { ParkedError } from '../webhooks/parked-error.ts'
import { type LockedPayment, lockPayment } from './payment.repository.ts'
import { paymentStatus } from './payment-status.ts'

/** What Stripe says about a successful PaymentIntent. */
export type Settlement = {
  intentId: string
  chargeId: string
  amountMinor: number
  feeMinor: number
  currency: string
}

/**
 * Reads charge and fee of a successful intent from Stripe.
 * @throws Error when Stripe settles in another currency than it charged: the platform needs a balance in each it sells in
 */
async function readSettlement(deps: Pick<Deps, 'stripe'>, intent: Stripe.PaymentIntent): Promise<Settlement> {
  const chargeId = idOf(intent.latest_charge)
  if (chargeId === null) throw new Error(`${intent.id} has succeeded without a charge.`)
  const charge = await deps.stripe.charges.retrieve(chargeId, { expand: ['balance_transaction'] })
  const booked = charge.balance_transaction
  if (booked === null || typeof booked === 'string') throw new Error(`Stripe has not booked ${chargeId} yet.`)
  if (booked.currency !== charge.currency) {
    throw new Error(`Stripe settled ${chargeId} in ${booked.currency}, but it was charged in ${charge.currency}.`)
  }
  const { amountMinor, currency } = fromStripeAmount(charge.amount_captured, charge.currency)
  return {
    intentId: intent.id,
    chargeId,
    amountMinor,
    feeMinor: fromStripeFee(booked.fee, currency),
    currency,
  }
}

/**
 * Reads the settlement of a succeeded intent. When that fails and the order is cancelled, the refund is requested nevertheless,
 * from the intent alone: a charge never ends with neither an order nor a refund. The books follow when it can be read.
 * @throws Error why it could not be read: the caller's job is tried again and stays visible
 */
export async function readSettlementOrRefund(
  deps: Deps,
  orderId: string,
  intent: Stripe.PaymentIntent,
): Promise<Settlement> {
  try {
    return await readSettlement(deps, intent)
  } catch (error) {
    await deps.database.transaction(async (tx) => {
      const payment = await lockPayment(tx, orderId)
      if (!payment || !isLate(payment)) return
      deps.log.error({ err: error, orderId, intentId: intent.id }, 'a late charge cannot be settled; it is refunded')
      const { amountMinor, currency } = fromStripeAmount(intent.amount_received, intent.currency)
      await requestWholeRefund(deps, tx, { paymentId: payment.id, intentId: intent.id, amountMinor, currency })
    })
    throw error
  }
}

/** For money that comes now there is no order any more. */
function isLate(payment: Pick<LockedPayment, 'status'>): boolean {
  return payment.status === 'cancelled' || payment.status === 'refunded'
}

/**
 * The card was charged. For an order that stands: the payment has succeeded, the ledger says whose the money is, the order
 * service hears of it. For a cancelled one: the money goes back, whatever was charged. Once, however often and by whomever it
 * is reported (P07, P08, P10).
 *
 * @throws ParkedError when the payment is not known yet (P09)
 * @throws Error when the order stands and the charge is not the one that was asked for (P13)
 */
export async function settlePayment(deps: Deps, tx: Tx, orderId: string, settlement: Settlement): Promise<void> {
  const payment = await lockPayment(tx, orderId)
  if (!payment) throw new ParkedError(`There is no payment for ${orderId} yet.`)
  if (isLate(payment)) return settleLate(deps, tx, payment, settlement)
  if (payment.stripePaymentIntentId === null) throw new ParkedError(`There is no payment for ${orderId} yet.`)
  if (payment.stripeChargeId === settlement.chargeId) return
  assertExpected(payment, settlement)

  const { chargeId, feeMinor } = settlement
  const paidAt = deps.clock.now()
  const moved = await tx.payment.updateMany({
    where: { id: payment.id, status: { in: paymentStatus.sourcesOf('succeeded') }, stripeChargeId: null },
    data: {
      stripeChargeId: chargeId,
      feeMinor: BigInt(feeMinor),
      paidAt,
      status: 'succeeded',
      failureCode: null,
      failureMessage: null,
    },
  })
  if (!rowCount(moved)) throw new Error(`Payment ${payment.id} is ${payment.status} and cannot be paid.`)
  await tx.paymentShare.updateMany({ where: { paymentId: payment.id, state: 'pending' }, data: { state: 'held' } })
  await postToLedger(deps, tx, chargePosting({ ...payment, feeMinor }))
  await publish(tx, deps.clock, 'payment.succeeded.v1', orderId, {
    paymentId: payment.id,
    orderId,
    amountMinor: payment.amountMinor,
    currency: payment.currency,
    paidAt: paidAt.toISOString(),
  })
}

/**
 * All of it is the customer's: what was asked for does not matter any more, only what was charged. That holds for an intent that
 * is not the payment's, too.
 */
async function settleLate(deps: Deps, tx: Tx, payment: LockedPayment, settlement: Settlement): Promise<void> {
  const { intentId, chargeId, amountMinor, feeMinor, currency } = settlement
  if (payment.stripeChargeId === chargeId) return
  const { id: paymentId, orderId, orderNumber } = payment
  const isOther = payment.stripePaymentIntentId !== null && payment.stripePaymentIntentId !== intentId
  if (isOther) {
    deps.log.error({ orderId, intentId }, 'an intent that is not the payment of its order was charged; it is refunded')
  } else {
    const settled = await tx.payment.updateMany({
      where: { id: paymentId, status: payment.status, stripeChargeId: null },
      data: {
        stripePaymentIntentId: intentId,
        stripeChargeId: chargeId,
        feeMinor: BigInt(feeMinor),
        paidAt: deps.clock.now(),
      },
    })
    if (!rowCount(settled)) throw new Error(`Payment ${paymentId} has another charge than ${chargeId}.`)
  }
  const reference = isOther ? intentId : orderId
  await postToLedger(deps, tx, lateChargePosting({ reference, orderNumber, amountMinor, feeMinor, currency }))
  const isRequested = await requestWholeRefund(deps, tx, { paymentId, intentId, amountMinor, currency })
  if (!isRequested) await postEarlierRefund(deps, tx, payment, intentId)
}

function assertExpected(payment: LockedPayment, settlement: Settlement): void {
  if (payment.stripePaymentIntentId !== settlement.intentId) {
    throw new Error(`${settlement.intentId} is not the payment of order ${payment.orderNumber}.`)
  }
  if (payment.amountMinor !== settlement.amountMinor || payment.currency !== settlement.currency) {
    throw new Error(
      `Order ${payment.orderNumber} costs ${payment.amountMinor} ${payment.currency}, but ${settlement.amountMinor} ${settlement.currency} was charged.`,
    )
  }
}
