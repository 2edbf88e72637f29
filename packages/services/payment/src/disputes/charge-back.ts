import { newId } from '@millyard/contracts'
import { allocate, type CurrencyCode, sumMinor } from '@millyard/money'
import { publish } from '@millyard/service-kit'
import type { Deps, Tx } from '../deps.ts'
import { postToLedger } from '../ledger/post-to-ledger.ts'
import { disputeLostPosting } from '../ledger/postings.ts'
import { toMinor } from '../money.ts'
import type { LockedPayment } from '../payments/payment.repository.ts'
import { paymentStatus } from '../payments/payment-status.ts'
import { isAllRefunded } from '../refunds/record-refund.ts'
import { takeFromShare } from '../refunds/take-from-share.ts'
import { ParkedError } from '../webhooks/parked-error.ts'
import { divideLoss, type Loss } from './divide-loss.ts'
import type { DisputeNews } from './read-dispute.ts'

type Share = LockedPayment['shares'][number]
/** What the bank took of one vendor order. */
export type ChargedBack = { share: Share } & Loss

/**
 * A dispute is lost: the buyer has the money, so what buyers are owed is less by it. First refunds that waited for the dispute,
 * or had failed, are paid by it: they are never sent (P18). The rest is taken from the vendors' shares and our commission as a
 * refund is. What the bank took beyond all that is left is the platform's loss.
 *
 * @throws ParkedError while Stripe has not booked it, and while a refund of the charge is being sent: whether Stripe took that is
 *   not known yet
 */
export async function chargeBack(
  deps: Deps,
  tx: Tx,
  payment: LockedPayment,
  { id: disputeId, intentId, movements, currency }: DisputeNews,
): Promise<ChargedBack[]> {
  // Less what came back: a bank that decides in part returns a part, and the dispute is lost all the same.
  // https://support.stripe.com/questions/dispute-for-full-charge-amount-after-a-partial-refund-was-issued
  const takenMinor = -sumMinor(movements.map((movement) => movement.amountMinor))
  if (movements.length === 0) throw new ParkedError(`Stripe has not booked what ${disputeId} took.`)
  const coveredMinor = await coverRefunds(deps, tx, payment, disputeId, intentId, takenMinor)
  // A charge that came for a cancelled order, or beside the order's own, has no vendors in it.
  const shares = payment.stripePaymentIntentId === intentId ? payment.shares.filter(hasPart) : []
  const { losses, beyondMinor } = divideLoss(shares.map(leftOf), takenMinor - coveredMinor, currency as CurrencyCode)
  const chargedBack = shares
    .map((share, index) => ({ share, amountMinor: 0, commissionMinor: 0, ...losses[index] }))
    .filter((one) => one.amountMinor > 0)
  for (const one of chargedBack) await takeBack(deps, tx, payment, disputeId, intentId, one)
  await postToLedger(
    deps,
    tx,
    disputeLostPosting({
      disputeId,
      orderNumber: payment.orderNumber,
      owedMinor: takenMinor - beyondMinor,
      beyondMinor,
      currency,
    }),
  )
  if (await isAllRefunded(tx, payment)) {
    await tx.payment.updateMany({
      where: { id: payment.id, status: { in: paymentStatus.sourcesOf('refunded') } },
      data: { status: 'refunded' },
    })
  }
  return chargedBack
}

const hasPart = (share: Share) => share.state !== 'pending' && share.state !== 'cancelled'

function leftOf(share: Share) {
  const commissionLeftMinor = share.commissionMinor - share.refundedCommissionMinor
  return { commissionLeftMinor, leftMinor: share.payableMinor - share.refundedPayableMinor + commissionLeftMinor }
}

/** Refunds that the bank's decision pays, oldest first; of the last one perhaps a part. Answers how much that is. */
async function coverRefunds(
  deps: Deps,
  tx: Tx,
  payment: LockedPayment,
  disputeId: string,
  intentId: string,
  takenMinor: number,
): Promise<number> {
  const waiting = await tx.paymentRefund.findMany({
    where: { stripePaymentIntentId: intentId, state: { in: ['requested', 'on_hold', 'failed'] } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      state: true,
      amountMinor: true,
      commissionMinor: true,
      stripePaymentIntentId: true,
      orderRefundId: true,
      vendorOrderId: true,
    },
  })
  const inFlight = waiting.find((refund) => refund.state === 'requested')
  if (inFlight) throw new ParkedError(`${inFlight.id} is being sent, and the dispute that was lost may pay it.`)
  let coveredMinor = 0
  for (const refund of waiting) {
    const amountMinor = toMinor(refund.amountMinor)
    const leftMinor = takenMinor - coveredMinor
    if (leftMinor === 0) break
    if (amountMinor > leftMinor) {
      await splitRefund(deps, tx, payment, disputeId, { ...refund, amountMinor }, leftMinor)
      return takenMinor
    }
    coveredMinor += amountMinor
    await tx.paymentRefund.updateMany({
      where: { id: refund.id, state: refund.state },
      data: { state: 'charged_back', failure: null, failedAt: null, succeededAt: deps.clock.now() },
    })
    await publishPaidByBank(deps, tx, payment, { ...refund, amountMinor })
  }
  return coveredMinor
}

/** The bank has paid a part of a refund: the rest of it waits on, as the part that is left. */
async function splitRefund(
  deps: Deps,
  tx: Tx,
  payment: LockedPayment,
  disputeId: string,
  refund: {
    id: string
    amountMinor: number
    commissionMinor: bigint
    stripePaymentIntentId: string
    vendorOrderId: string | null
  },
  paidMinor: number,
): Promise<void> {
  const { id, amountMinor, vendorOrderId, stripePaymentIntentId } = refund
  const commissionMinor = allocate(toMinor(refund.commissionMinor), [paidMinor, amountMinor - paidMinor])[0] ?? 0
  const ofVendor = vendorOrderId === null ? 0 : paidMinor - commissionMinor
  const paid = {
    amountMinor: BigInt(paidMinor),
    commissionMinor: BigInt(commissionMinor),
    payableMinor: BigInt(ofVendor),
  }
  const now = deps.clock.now()
  await tx.paymentRefund.create({
    data: {
      id: newId('prf'),
      request: `dispute:${disputeId}:${id}`,
      paymentId: payment.id,
      stripePaymentIntentId,
      vendorOrderId,
      state: 'charged_back',
      ...paid,
      currency: payment.currency,
      createdAt: now,
      succeededAt: now,
    },
    select: { id: true },
  })
  await tx.paymentRefund.updateMany({
    where: { id },
    data: {
      amountMinor: { decrement: paid.amountMinor },
      commissionMinor: { decrement: paid.commissionMinor },
      payableMinor: { decrement: paid.payableMinor },
    },
  })
}

/** The buyer has it already: the order service's refund is done. */
export async function publishPaidByBank(
  deps: Deps,
  tx: Tx,
  payment: LockedPayment,
  refund: { orderRefundId: string | null; vendorOrderId: string | null; amountMinor: number },
): Promise<void> {
  const { orderRefundId, vendorOrderId, amountMinor } = refund
  await publish(tx, deps.clock, 'payment.refunded.v1', payment.orderId, {
    ...(orderRefundId === null ? {} : { refundId: orderRefundId }),
    ...(vendorOrderId === null ? {} : { vendorOrderId }),
    paymentId: payment.id,
    orderId: payment.orderId,
    orderNumber: payment.orderNumber,
    customerId: payment.customerId,
    amountMinor,
    currency: payment.currency,
    byBank: true,
  })
}

async function takeBack(
  deps: Deps,
  tx: Tx,
  payment: LockedPayment,
  disputeId: string,
  intentId: string,
  { share, amountMinor, commissionMinor }: ChargedBack,
): Promise<void> {
  const refundId = newId('prf')
  const now = deps.clock.now()
  await tx.paymentRefund.create({
    data: {
      id: refundId,
      request: `dispute:${disputeId}:${share.vendorOrderId}`,
      paymentId: payment.id,
      stripePaymentIntentId: intentId,
      vendorOrderId: share.vendorOrderId,
      state: 'charged_back',
      amountMinor: BigInt(amountMinor),
      commissionMinor: BigInt(commissionMinor),
      payableMinor: BigInt(amountMinor - commissionMinor),
      currency: payment.currency,
      createdAt: now,
      succeededAt: now,
    },
    select: { id: true },
  })
  await takeFromShare(deps, tx, payment, share, { refundId, amountMinor, commissionMinor, isChargeback: true })
}
