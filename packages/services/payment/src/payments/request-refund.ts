import { newId } from '@millyard/contracts'
import { enqueue } from '@millyard/service-kit'
import type { Deps, Tx } from '../deps.ts'

/** Notes that all that an intent brought goes back, and enqueues it. Answers false when that was noted before. */
export async function requestRefund(
  deps: Deps,
  tx: Tx,
  refund: { paymentId: string; intentId: string; amountMinor: number; currency: string },
): Promise<boolean> {
  const { paymentId, intentId, amountMinor, currency } = refund
  const id = newId('prf')
  const inserted = await tx.$executeRaw`
    insert into payment_refund (id, payment_id, stripe_payment_intent_id, reason, state, amount_minor, currency, created_at)
    values (${id}, ${paymentId}, ${intentId}, 'order_cancelled', 'requested', ${amountMinor}, ${currency}, ${deps.clock.now()})
    on conflict (stripe_payment_intent_id, reason) do nothing`
  if (inserted === 0) return false
  await enqueue(tx, 'refund-payment', { refundId: id }, { key: `refund-payment:${id}` })
  return true
}
