import { type DomainEvent, newId } from '@millyard/contracts'
import type { Deps, OrderTx } from '../deps.ts'

/**
 * A card was declined: the order goes on waiting, the buyer may try another until it expires. Written down only.
 * @throws Error for an order that is not known
 */
export async function onPaymentFailed(
  deps: Deps,
  tx: OrderTx,
  { data }: DomainEvent<'payment.failed.v1'>,
): Promise<void> {
  const order = await tx.order.findUnique({ where: { id: data.orderId }, select: { status: true } })
  if (!order) throw new Error(`A payment failed for ${data.orderId}, which is not known here.`)
  await tx.orderStatusHistory.create({
    data: {
      id: newId('hst'),
      orderId: data.orderId,
      status: order.status,
      reason: `Payment not accepted: ${data.message}`,
      actor: 'system',
      at: deps.clock.now(),
    },
    select: { id: true },
  })
}
