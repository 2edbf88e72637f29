import type { DomainEvent } from '@millyard/contracts'
import type { Deps, ProductTx } from '../deps.ts'
import { applyStockChanges, lockStock, readReservedLines, writeMovements } from './stock.repository.ts'
import { sumLines } from './sum-lines.ts'

/**
 * Units that were cancelled before they were sent go back on the shelf, where whoever cancelled says so: those that had left it
 * for this order, once (P06). What was made for the order, or was missing when it was paid, was never taken and is not given
 * back.
 * An order that was paid without stock is dealt with when its units are cancelled.
 * @throws Error while the order's goods have not left the shelf here: the delivery is repeated
 */
export async function onRefundRequested(
  deps: Deps,
  tx: ProductTx,
  { data }: DomainEvent<'refund.requested.v1'>,
): Promise<void> {
  const { orderId, vendorOrderId, vendorOrderNumber } = data
  const units = sumLines(data.items).filter((line) => line.quantity > 0)
  await settleIncidents(deps, tx, orderId, units)
  if (!data.restock || units.length === 0) return
  const [reservation] = await tx.$queryRaw<{ state: string }[]>`
    select state from stock_reservation where order_id = ${orderId} for no key update`
  if (reservation?.state !== 'sold') throw new Error(`The goods of order ${orderId} have not left the shelf yet.`)

  const sold = new Map((await readReservedLines(tx, orderId)).map((line) => [line.variantId, line.soldQuantity]))
  const back = units
    .map(({ variantId, quantity }) => ({ variantId, quantity: Math.min(quantity, sold.get(variantId) ?? 0) }))
    .filter((line) => line.quantity > 0)
  if (back.length === 0) return
  await tx.$executeRaw`
    update stock_reservation_line line set sold_quantity = line.sold_quantity - back.quantity
    from unnest(${back.map((line) => line.variantId)}::text[], ${back.map((line) => line.quantity)}::int[])
      as back(variant_id, quantity)
    where line.order_id = ${orderId} and line.variant_id = back.variant_id`
  const quantities = new Map(back.map((line) => [line.variantId, line.quantity]))
  const stock = await lockStock(tx, [...quantities.keys()])
  const changes = stock.map((row) => ({ stock: row, onHand: quantities.get(row.variantId) ?? 0, reserved: 0 }))
  await applyStockChanges(tx, changes)
  await writeMovements(tx, changes, {
    kind: 'returned',
    orderId,
    partOf: () => ({ vendorOrderId, number: vendorOrderNumber }),
    now: deps.clock.now(),
  })
}

async function settleIncidents(
  deps: Deps,
  tx: ProductTx,
  orderId: string,
  units: readonly { variantId: string }[],
): Promise<void> {
  await tx.stockIncident.updateMany({
    where: { orderId, variantId: { in: units.map((line) => line.variantId) }, settledAt: null },
    data: { settledAt: deps.clock.now(), settledByName: 'Millyard' },
  })
}
