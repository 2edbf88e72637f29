import { enqueue } from '@millyard/service-kit'
import type Stripe from 'stripe'
import { idOf } from '../stripe.ts'
import type { WebhookHandler } from './webhook-handler.ts'

/** A dispute ended. Won: what was frozen is paid out. Lost: it stays frozen. */
export const onDisputeClosed: WebhookHandler<Stripe.ChargeDisputeClosedEvent> = async (_deps, event) => {
  const { payment_intent, status } = event.data.object
  const intentId = idOf(payment_intent)
  if (intentId === null) return null
  const isLost = status === 'lost'
  return async (tx) => {
    await tx.payment.updateMany({
      where: { stripePaymentIntentId: intentId },
      data: { disputeState: isLost ? 'lost' : 'won' },
    })
    if (isLost) return
    const frozen = await tx.paymentShare.findMany({
      where: { payment: { stripePaymentIntentId: intentId }, state: 'due' },
      select: { vendorId: true },
      distinct: ['vendorId'],
    })
    for (const { vendorId } of frozen) await enqueue(tx, 'pay-out', { vendorId }, { key: `pay-out:${vendorId}` })
  }
}
