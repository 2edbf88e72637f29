import type { DomainEvent } from '@millyard/contracts'
import type { Prisma } from '@millyard/product-db'
import { publish } from '@millyard/service-kit'
import type { Deps, ProductTx } from '../deps.ts'
import {
  applyStockChanges,
  claimReservation,
  lockStock,
  readReservedLines,
  writeMovements,
} from './stock.repository.ts'
import { sumLines } from './sum-lines.ts'
import { tellLowStock } from './tell-low-stock.ts'

/**
 * The goods of a paid order leave the shelf, once. When its hold had ended before, they are taken from what is left; units
 * that are gone become an incident, per variant, and the order service is told: it cancels them and gives the money back (P04). What is made to order without a limit takes nothing.
 */
export async function onOrderPaid(deps: Deps, tx: ProductTx, { data }: DomainEvent<'order.paid.v1'>): Promise<void> {
  const { orderId } = data
  const now = deps.clock.now()
  const claim = await claimReservation(tx, orderId, 'sold', now)
  if (!claim) return // sold before, or the order has been cancelled

  const lines = sumLines(data.parts.flatMap((part) => part.items))
  const held = new Map<string, number>()
  const made = new Set<string>()
  if (claim.from === 'held') {
    for (const line of await readReservedLines(tx, orderId)) {
      if (line.isMade) made.add(line.variantId)
      else held.set(line.variantId, line.quantity)
    }
  }
  const stock = new Map(
    (await lockStock(tx, [...new Set([...lines.map((line) => line.variantId), ...held.keys()])])).map((row) => [
      row.variantId,
      row,
    ]),
  )
  const parts = new Map(
    data.parts.flatMap(({ vendorOrderId, number, items }) =>
      items.map(({ variantId }) => [variantId, { vendorOrderId, number }] as const),
    ),
  )
  const ordered = new Map(lines.map((line) => [line.variantId, line.quantity]))
  const incidents: Prisma.StockIncidentCreateManyInput[] = []
  const sold = new Map<string, number>()
  for (const { variantId, quantity } of lines) {
    const row = stock.get(variantId)
    if (made.has(variantId) || (row?.isUnlimited && !held.has(variantId))) {
      made.add(variantId)
      continue
    }
    const available = row ? row.onHand - row.reserved + (held.get(variantId) ?? 0) : 0
    if (available >= quantity) sold.set(variantId, quantity)
    else {
      const part = parts.get(variantId)
      incidents.push({
        orderId,
        variantId,
        requested: quantity,
        available,
        vendorOrderId: part?.vendorOrderId ?? null,
        orderNumber: part?.number ?? null,
        createdAt: now,
      })
    }
  }

  const changes = [...stock.values()].map((row) => ({
    stock: row,
    onHand: -(sold.get(row.variantId) ?? 0),
    reserved: -(held.get(row.variantId) ?? 0),
  }))
  await applyStockChanges(tx, changes)
  await writeMovements(tx, changes, { kind: 'sold', orderId, partOf: (variantId) => parts.get(variantId), now })
  await tellLowStock(deps, tx, changes)
  const variantIds = [...ordered.keys()]
  await tx.$executeRaw`
    insert into stock_reservation_line (order_id, variant_id, quantity, sold_quantity, is_made)
    select ${orderId}, * from unnest(${variantIds}::text[], ${variantIds.map((id) => ordered.get(id) ?? 0)}::int[],
                                     ${variantIds.map((id) => sold.get(id) ?? 0)}::int[],
                                     ${variantIds.map((id) => made.has(id))}::boolean[])
    on conflict (order_id, variant_id) do update
      set quantity = excluded.quantity, sold_quantity = excluded.sold_quantity, is_made = excluded.is_made`
  if (incidents.length > 0) {
    await tx.stockIncident.createMany({ data: incidents, skipDuplicates: true })
    await publish(tx, deps.clock, 'stock.missing.v1', orderId, {
      orderId,
      variantIds: incidents.map((incident) => incident.variantId),
    })
    deps.log.error({ orderId, incidents }, 'an order was paid after its stock was gone')
  }
}
