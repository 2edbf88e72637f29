import type { DisputeState } from '@millyard/contracts'
import { enqueue, publish } from '@millyard/service-kit'
import type { Deps, Tx } from '../deps.ts'
import { postToLedger } from '../ledger/post-to-ledger.ts'
import { disputeMovementPosting } from '../ledger/postings.ts'
import { type LockedPayment, lockPayment } from '../payments/payment.repository.ts'
import { isBooked } from '../refunds/record-refund.ts'
import { resumeRefunds } from '../refunds/refund-payment.ts'
import { ParkedError } from '../webhooks/parked-error.ts'
import { type ChargedBack, chargeBack } from './charge-back.ts'
import { disputeState } from './dispute-state.ts'
import type { DisputeNews } from './read-dispute.ts'

/**
 * From the moment that we know of a dispute nothing of the charge is paid out (P20) or, when the bank has taken the money,
 * refunded (P18): written by itself, before anything that may have to wait. An inquiry that became a dispute freezes refunds, too.
 */
export async function freeze(deps: Deps, news: DisputeNews): Promise<void> {
  const state = news.state === 'inquiry' ? 'inquiry' : 'open'
  await deps.database.client.$executeRaw`
    insert into payment_dispute (id, stripe_payment_intent_id, state, opened_at, updated_at)
    values (${news.id}, ${news.intentId}, ${state}, ${news.openedAt}, ${deps.clock.now()})
    on conflict (id) do update set state = excluded.state, updated_at = excluded.updated_at
      where payment_dispute.state = 'inquiry' and excluded.state = 'open'`
}

/**
 * Records where a dispute stands at Stripe: what moved is posted, each once (P19), and the end has its consequences. Won: what it
 * froze is paid out, and what waited for it is refunded, unless another dispute freezes them, too. Lost: see `chargeBack`; what
 * is left after it is paid out.
 *
 * @throws ParkedError while the charge is not in the books, or the end cannot be settled yet: nothing is written, and the event is
 *   tried again
 */
export async function recordDispute(deps: Deps, tx: Tx, news: DisputeNews): Promise<void> {
  const { id, orderId, intentId } = news
  const payment = await lockPayment(tx, orderId)
  if (!payment || !(await isBooked(tx, payment, { stripePaymentIntentId: intentId }))) {
    throw new ParkedError(`The charge of ${orderId} that is disputed is not in the books yet.`)
  }
  const known = await tx.paymentDispute.findUniqueOrThrow({
    where: { id },
    select: { state: true, paymentId: true, evidenceSentAt: true },
  })
  const before = known.state as DisputeState
  const state = disputeState.can(before, news.state) ? news.state : before
  const isNew = known.paymentId === null
  const ends = state !== before && (state === 'won' || state === 'lost')
  const now = deps.clock.now()
  await tx.paymentDispute.updateMany({
    where: { id, state: before },
    data: {
      state,
      paymentId: payment.id,
      reason: news.reason,
      amountMinor: BigInt(news.amountMinor),
      feeMinor: BigInt(news.movements.reduce((sum, movement) => sum + movement.feeMinor, 0)),
      currency: news.currency,
      openedAt: news.openedAt,
      evidenceDueAt: news.evidenceDueAt,
      evidenceSentAt: news.isEvidenceSent ? (known.evidenceSentAt ?? now) : null,
      ...(ends ? { closedAt: now } : {}),
      updatedAt: now,
    },
  })
  const { orderNumber } = payment
  for (const movement of news.movements) {
    const posting = { disputeId: id, orderNumber, currency: news.currency, ...movement }
    await postToLedger(deps, tx, disputeMovementPosting(posting))
  }
  if (!ends) return isNew ? publishOpened(deps, tx, payment, news) : undefined
  const chargedBack = state === 'lost' ? await chargeBack(deps, tx, payment, news) : []
  if (state === 'won') await resumeRefunds(tx, intentId)
  await resumePayouts(tx, payment)
  await publishClosed(deps, tx, payment, news, state, chargedBack)
}

async function resumePayouts(tx: Tx, payment: LockedPayment): Promise<void> {
  const frozen = payment.shares.filter((share) => share.state === 'due' || share.state === 'claimed')
  for (const vendorId of new Set(frozen.map((share) => share.vendorId))) {
    await enqueue(tx, 'pay-out', { vendorId }, { key: `pay-out:${vendorId}` })
  }
}

async function publishOpened(deps: Deps, tx: Tx, payment: LockedPayment, news: DisputeNews): Promise<void> {
  await publish(tx, deps.clock, 'dispute.opened.v1', payment.orderId, {
    ...ofPayment(payment, news),
    reason: news.reason,
    isInquiry: news.state === 'inquiry',
    evidenceDueAt: news.evidenceDueAt?.toISOString() ?? null,
    parts: payment.shares.map(partOf),
  })
}

async function publishClosed(
  deps: Deps,
  tx: Tx,
  payment: LockedPayment,
  news: DisputeNews,
  outcome: 'won' | 'lost',
  chargedBack: readonly ChargedBack[],
): Promise<void> {
  await publish(tx, deps.clock, 'dispute.closed.v1', payment.orderId, {
    ...ofPayment(payment, news),
    outcome,
    parts: payment.shares.map((share) => {
      const taken = chargedBack.find((one) => one.share.vendorOrderId === share.vendorOrderId)
      return {
        ...partOf(share),
        amountMinor: taken?.amountMinor ?? 0,
        commissionMinor: taken?.commissionMinor ?? 0,
      }
    }),
  })
}

function ofPayment({ orderId, orderNumber }: LockedPayment, { id: disputeId, amountMinor, currency }: DisputeNews) {
  return { disputeId, orderId, orderNumber, amountMinor, currency }
}

function partOf({ vendorOrderId, vendorOrderNumber: number, vendorId }: LockedPayment['shares'][number]) {
  return { vendorOrderId, number, vendorId }
}
