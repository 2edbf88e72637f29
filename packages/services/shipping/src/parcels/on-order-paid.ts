import type { DomainEvent } from '@millyard/contracts'
import type { Deps, ShippingTx } from '../deps.ts'

/** Writes what may be shipped now, one row per vendor order and line. */
export async function onOrderPaid(_deps: Deps, tx: ShippingTx, { data }: DomainEvent<'order.paid.v1'>): Promise<void> {
  await tx.shippableOrder.createMany({
    data: data.parts.map((part) => ({
      vendorOrderId: part.vendorOrderId,
      number: part.number,
      orderId: data.orderId,
      orderNumber: data.number,
      vendorId: part.vendorId,
      vendorName: part.vendorName,
      customerId: data.customerId,
      address: data.address,
    })),
  })
  await tx.shippableItem.createMany({
    data: data.parts.flatMap((part) =>
      part.items.map((item) => ({
        orderItemId: item.orderItemId,
        vendorOrderId: part.vendorOrderId,
        title: item.title,
        variantTitle: item.variantTitle,
        quantity: item.quantity,
      })),
    ),
  })
}
