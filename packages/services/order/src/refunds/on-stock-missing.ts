import type { DomainEvent } from '@millyard/contracts'
import type { Deps, OrderTx } from '../deps.ts'
import { lockOrder } from '../orders/order.repository.ts'
import { isToSend } from '../orders/order-status.ts'
import { writeRequests } from './cancel-items.ts'

/**
 * Paid, and then it was out of stock (P04): what is missing is cancelled by itself, so that the buyer has the money back and
 * is told. What somebody has sent or cancelled meanwhile stays as it is.
 * @throws Error for an order that is not known here: the delivery is repeated
 */
export async function onStockMissing(
  deps: Deps,
  tx: OrderTx,
  { data }: DomainEvent<'stock.missing.v1'>,
): Promise<void> {
  const { orderId, variantIds } = data
  const order = await lockOrder(tx, orderId)
  if (!order) throw new Error(`Stock is missing for ${orderId}, which is not known here.`)
  const open = order.parts.filter((part) => isToSend(part.status))
  const lines = await tx.orderItem.findMany({
    where: { variantId: { in: variantIds }, vendorOrderId: { in: open.map((part) => part.id) } },
    select: { id: true, quantity: true, cancelledQuantity: true },
    orderBy: { id: 'asc' },
  })
  const items = lines
    .map((line) => ({ orderItemId: line.id, quantity: line.quantity - line.cancelledQuantity }))
    .filter((item) => item.quantity > 0)
  if (items.length === 0) return
  deps.log.error(
    { incident: 'paid_without_stock', orderId, items },
    'units that were paid are missing; they are cancelled',
  )
  await writeRequests(
    deps,
    tx,
    order,
    { orderId, items, reason: 'out_of_stock', note: '', restock: false, idempotencyKey: `stock-missing:${orderId}` },
    { requestedBy: 'system', actorId: null },
  )
}
