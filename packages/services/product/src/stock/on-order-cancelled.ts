import type { DomainEvent } from '@millyard/contracts'
import type { Deps, ProductTx } from '../deps.ts'
import {
  applyStockChanges,
  claimReservation,
  lockStock,
  readReservedLines,
  unreserve,
  writeMovements,
} from './stock.repository.ts'

/**
 * A cancelled order gives back what it holds, or puts back what it had taken. Once, and for good: a payment's event that
 * arrives later takes nothing.
 */
export async function onOrderCancelled(
  deps: Deps,
  tx: ProductTx,
  { data }: DomainEvent<'order.cancelled.v1'>,
): Promise<void> {
  const { orderId } = data
  const now = deps.clock.now()
  const claim = await claimReservation(tx, orderId, 'cancelled', now)
  if (claim?.from === 'held') await unreserve(tx, orderId)
  if (claim?.from !== 'sold') return
  const sold = new Map((await readReservedLines(tx, orderId)).map((line) => [line.variantId, line.soldQuantity]))
  const stock = await lockStock(tx, [...sold.keys()])
  const taken = await tx.stockMovement.findMany({
    where: { variantId: { in: [...sold.keys()] }, orderId, kind: 'sold' },
    select: { variantId: true, vendorOrderId: true, orderNumber: true },
  })
  const parts = new Map(
    taken.flatMap(({ variantId, vendorOrderId, orderNumber }) =>
      vendorOrderId && orderNumber ? [[variantId, { vendorOrderId, number: orderNumber }] as const] : [],
    ),
  )
  const changes = stock.map((row) => ({ stock: row, onHand: sold.get(row.variantId) ?? 0, reserved: 0 }))
  await applyStockChanges(tx, changes)
  await writeMovements(tx, changes, { kind: 'returned', orderId, partOf: (variantId) => parts.get(variantId), now })
}
