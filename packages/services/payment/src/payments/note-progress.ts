import { rowCount } from '@millyard/service-kit'
import type { Tx } from '../deps.ts'
import { ParkedError } from '../webhooks/parked-error.ts'
import { type LockedPayment, lockPayment } from './payment.repository.ts'
import { isPayable } from './payment-status.ts'

/**
 * Notes where a payment stands before its end. An event that is older than the one applied last, or that comes after the
 * end, changes nothing: then the answer is null.
 * @throws ParkedError when the payment is not known yet (P09)
 */
export async function noteProgress(
  tx: Tx,
  orderId: string,
  intentId: string,
  progress: {
    status: 'failed' | 'requires_action'
    eventKey: string
    failure: { code: string; message: string } | null
  },
): Promise<LockedPayment | null> {
  const payment = await lockPayment(tx, orderId)
  if (payment?.stripePaymentIntentId == null) throw new ParkedError(`There is no payment for ${orderId} yet.`)
  if (payment.stripePaymentIntentId !== intentId || !isPayable(payment.status)) return null
  if (progress.eventKey <= payment.lastEventKey) return null
  const moved = await tx.payment.updateMany({
    where: { id: payment.id, status: payment.status },
    data: {
      status: progress.status,
      lastEventKey: progress.eventKey,
      failureCode: progress.failure?.code ?? null,
      failureMessage: progress.failure?.message ?? null,
    },
  })
  if (!rowCount(moved)) throw new Error(`Payment ${payment.id} moved while it was locked.`)
  return payment
}
