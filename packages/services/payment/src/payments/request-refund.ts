import { newId } from '@millyard/contracts'
import { enqueue } from '@millyard/service-kit'
import type { Deps, Tx } from '../deps.ts'
import type { LockedPayment } from './payment.repository.ts'

/** Notes that all of a payment goes back, and enqueues it. Answers false when that was noted before. */
export async function requestRefund(
  deps: Deps,
  tx: Tx,
  payment: Pick<LockedPayment, 'id' | 'amountMinor' | 'currency'>,
): Promise<boolean> {
  const id = newId('prf')
  const inserted = await tx.$executeRaw`
    insert into payment_refund (id, payment_id, reason, state, amount_minor, currency, created_at)
    values (${id}, ${payment.id}, 'order_cancelled', 'requested', ${payment.amountMinor}, ${payment.currency}, ${deps.clock.now()})
    on conflict (payment_id, reason) do nothing`
  if (inserted === 0) return false
  await enqueue(tx, 'refund-payment', { refundId: id }, { key: `refund-payment:${id}` })
  return true
}
