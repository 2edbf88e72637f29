import type { DomainEvent } from '@millyard/contracts'
import type { Deps, ShippingTx } from '../deps.ts'

/** Nothing more of a cancelled order may be shipped. An order that was never paid is unknown here, and that is fine. */
export async function onOrderCancelled(
  { clock }: Deps,
  tx: ShippingTx,
  { data }: DomainEvent<'order.cancelled.v1'>,
): Promise<void> {
  await tx.shippableOrder.updateMany({
    where: { orderId: data.orderId, cancelledAt: null },
    data: { cancelledAt: clock.now() },
  })
}
