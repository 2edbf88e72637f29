import { toStripeAmount } from '@millyard/money'
import type Stripe from 'stripe'
import type { Deps, Tx } from '../deps.ts'
import { toMinor } from '../money.ts'
import { lockOrder } from '../payments/payment.repository.ts'
import { isRefusal } from '../stripe.ts'
import { recordRefund, recordRefusal } from './record-refund.ts'
import { attemptOf } from './refund-state.ts'
import { enqueueRefund } from './request-refund.ts'

/**
 * Sends a requested refund to Stripe and records what Stripe says of it. Interrupted anywhere and repeated, it refunds once:
 * the idempotency key names the refund, its amount and the attempt; Stripe forgets keys after a day, so the intent's refunds
 * are searched first; and Stripe bounds all refunds by the charge.
 *
 * While the payment is in dispute nothing is refunded: the bank has taken the money back already, and would pay the buyer
 * twice (P18, https://docs.stripe.com/disputes/responding#decide). The refund waits, and goes on when the dispute is won. While
 * the bank only asks (an inquiry), a refund is the best answer.
 *
 * What Stripe refuses (its balance does not hold enough, the charge is too old) is `failed`, for finance to see and to send again.
 */
export async function refundPayment(deps: Deps, refundId: string): Promise<void> {
  const refund = await deps.database.client.paymentRefund.findUnique({
    where: { id: refundId },
    select: {
      state: true,
      amountMinor: true,
      currency: true,
      retries: true,
      stripePaymentIntentId: true,
      payment: { select: { orderId: true } },
    },
  })
  if (refund?.state !== 'requested') return
  const { stripePaymentIntentId: intentId, currency, retries } = refund
  const { orderId } = refund.payment
  const amountMinor = toMinor(refund.amountMinor)

  const found = await findRefund(deps, intentId, refundId, retries)
  if (!found && (await holdWhileDisputed(deps, orderId, refundId, intentId))) return
  try {
    const sent =
      found ??
      (await deps.stripe.refunds.create(
        {
          payment_intent: intentId,
          amount: toStripeAmount({ amountMinor, currency }),
          metadata: { refundId, orderId, attempt: String(retries) },
        },
        { idempotencyKey: `refund:${refundId}:${amountMinor}${retries > 0 ? `:${retries}` : ''}` },
      ))
    await deps.database.transaction((tx) => recordRefund(deps, tx, refundId, sent))
  } catch (error) {
    if (!isRefusal(error)) throw error
    await deps.database.transaction((tx) => recordRefusal(deps, tx, refundId, retries, error))
  }
}

/** The refund that an earlier, interrupted try of the same attempt made. */
async function findRefund(
  deps: Deps,
  intentId: string,
  refundId: string,
  retries: number,
): Promise<Stripe.Refund | null> {
  for await (const refund of deps.stripe.refunds.list({ payment_intent: intentId, limit: 100 })) {
    if (refund.metadata?.refundId === refundId && attemptOf(refund) === retries) return refund
  }
  return null
}

/** Under the order's lock: a dispute that is won at this moment finds it on hold, or it finds the dispute won. */
async function holdWhileDisputed(deps: Deps, orderId: string, refundId: string, intentId: string): Promise<boolean> {
  const held = await deps.database.transaction(async (tx) => {
    await lockOrder(tx, orderId)
    return tx.$executeRaw`
      update payment_refund set state = 'on_hold'
      where id = ${refundId} and state = 'requested' and exists (
        select 1 from payment_dispute where stripe_payment_intent_id = ${intentId} and state in ('open', 'lost'))`
  })
  return held > 0
}

/** No dispute of the intent is open or lost any more: what waited for it is sent. */
export async function resumeRefunds(tx: Tx, intentId: string): Promise<void> {
  const waiting = await tx.$queryRaw<{ id: string }[]>`
    update payment_refund refund set state = 'requested'
    where stripe_payment_intent_id = ${intentId} and state = 'on_hold'
      and not exists (
        select 1 from payment_dispute dispute
        where dispute.stripe_payment_intent_id = refund.stripe_payment_intent_id and dispute.state in ('open', 'lost'))
    returning id`
  for (const { id } of waiting) await enqueueRefund(tx, id)
}
