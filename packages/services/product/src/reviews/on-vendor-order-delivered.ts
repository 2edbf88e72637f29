import type { DomainEvent } from '@millyard/contracts'
import type { Deps, ProductTx } from '../deps.ts'

/** From now on the buyer may review what was delivered. */
export async function onVendorOrderDelivered(
  deps: Deps,
  tx: ProductTx,
  { data }: DomainEvent<'vendor_order.delivered.v1'>,
): Promise<void> {
  await tx.purchasedItem.createMany({
    data: [...new Set(data.productIds)].map((productId) => ({
      customerId: data.customerId,
      productId,
      orderId: data.orderId,
      deliveredAt: deps.clock.now(),
    })),
    skipDuplicates: true,
  })
}
