import { newId } from '@millyard/contracts'
import { allocate, type CurrencyCode, sumMinor } from '@millyard/money'
import type { Deps, Tx } from '../deps.ts'
import { postToLedger } from '../ledger/post-to-ledger.ts'
import { disputeLostPosting } from '../ledger/postings.ts'
import { toMinor } from '../money.ts'
import { type LockedPayment, leftOf } from '../payments/payment.repository.ts'
import { markWhenAllRefunded, publishRefunded } from '../refunds/record-refund.ts'
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
  await markWhenAllRefunded(tx, payment)
  return chargedBack
}

const hasPart = (share: Share) => share.state !== 'pending' && share.state !== 'cancelled'

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
    await publishRefunded(deps, tx, payment, { ...refund, amountMinor, currency: payment.currency }, { byBank: true })
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
  const payableMinor = vendorOrderId === null ? 0 : paidMinor - commissionMinor
  await writeChargedBack(deps, tx, payment, {
    request: `dispute:${disputeId}:${id}`,
    intentId: stripePaymentIntentId,
    vendorOrderId,
    amountMinor: paidMinor,
    commissionMinor,
    payableMinor,
  })
  await tx.paymentRefund.updateMany({
    where: { id },
    data: {
      amountMinor: { decrement: BigInt(paidMinor) },
      commissionMinor: { decrement: BigInt(commissionMinor) },
      payableMinor: { decrement: BigInt(payableMinor) },
    },
  })
}

/** What the bank has paid, as a refund that is over. Answers its id. */
async function writeChargedBack(
  deps: Deps,
  tx: Tx,
  payment: LockedPayment,
  paid: {
    request: string
    intentId: string
    vendorOrderId: string | null
    amountMinor: number
    commissionMinor: number
    payableMinor: number
  },
): Promise<string> {
  const id = newId('prf')
  const now = deps.clock.now()
  await tx.paymentRefund.create({
    data: {
      id,
      request: paid.request,
      paymentId: payment.id,
      stripePaymentIntentId: paid.intentId,
      vendorOrderId: paid.vendorOrderId,
      state: 'charged_back',
      amountMinor: BigInt(paid.amountMinor),
      commissionMinor: BigInt(paid.commissionMinor),
      payableMinor: BigInt(paid.payableMinor),
      currency: payment.currency,
      createdAt: now,
      succeededAt: now,
    },
    select: { id: true },
  })
  return id
}

async function takeBack(
  deps: Deps,
  tx: Tx,
  payment: LockedPayment,
  disputeId: string,
  intentId: string,
  { share, amountMinor, commissionMinor }: ChargedBack,
): Promise<void> {
  const refundId = await writeChargedBack(deps, tx, payment, {
    request: `dispute:${disputeId}:${share.vendorOrderId}`,
    intentId,
    vendorOrderId: share.vendorOrderId,
    amountMinor,
    commissionMinor,
    payableMinor: amountMinor - commissionMinor,
  })
  await takeFromShare(deps, tx, payment, share, { refundId, amountMinor, commissionMinor, isChargeback: true })
}
