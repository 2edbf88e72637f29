import { fromStripeAmount } from '@millyard/money'
import { publish, rowCount } from '@millyard/service-kit'
import type Stripe from 'stripe'
import type { Deps, Tx } from '../deps.ts'
import { postToLedger } from '../ledger/post-to-ledger.ts'
import { chargePosting, lateChargePosting } from '../ledger/postings.ts'
import { fromStripeFee } from '../money.ts'
import { idOf } from '../stripe.ts'
import { ParkedError } from '../webhooks/parked-error.ts'
import { type LockedPayment, lockPayment } from './payment.repository.ts'
import { paymentStatus } from './payment-status.ts'
import { requestRefund } from './request-refund.ts'

/** What Stripe says about a successful PaymentIntent. */
export type Settlement = {
  intentId: string
  chargeId: string
  amountMinor: number
  feeMinor: number
  currency: string
}

/**
 * Reads charge and fee of a successful intent from Stripe. Call it outside a transaction.
 * @throws Error when Stripe settles in another currency than it charged: the platform needs a balance in each it sells in
 */
export async function readSettlement(deps: Pick<Deps, 'stripe'>, intent: Stripe.PaymentIntent): Promise<Settlement> {
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
 * The card was charged. For an order that stands: the payment has succeeded, the ledger says whose the money is, the order
 * service hears of it. For a cancelled one: the money goes back. Once, however often and by whomever it is reported
 * (P07, P08, P10).
 *
 * @throws ParkedError when the payment is not known yet (P09)
 * @throws Error when the charge is not the one that was asked for (P13)
 */
export async function settlePayment(deps: Deps, tx: Tx, orderId: string, settlement: Settlement): Promise<void> {
  const payment = await lockPayment(tx, orderId)
  if (payment?.stripePaymentIntentId == null) throw new ParkedError(`There is no payment for ${orderId} yet.`)
  if (payment.stripeChargeId !== null) return
  assertExpected(payment, settlement)

  const { chargeId, feeMinor } = settlement
  const paidAt = deps.clock.now()
  const isLate = payment.status === 'cancelled'
  const moved = await tx.payment.updateMany({
    where: isLate
      ? { id: payment.id, status: 'cancelled', stripeChargeId: null }
      : { id: payment.id, status: { in: paymentStatus.sourcesOf('succeeded') } },
    data: {
      stripeChargeId: chargeId,
      feeMinor: BigInt(feeMinor),
      paidAt,
      ...(isLate ? {} : { status: 'succeeded', failureCode: null, failureMessage: null }),
    },
  })
  if (!rowCount(moved)) throw new Error(`Payment ${payment.id} moved while it was locked.`)

  if (isLate) {
    await postToLedger(deps, tx, lateChargePosting({ ...payment, feeMinor }))
    await requestRefund(deps, tx, payment)
    return
  }
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
