import { DEFAULT_LOW_STOCK_AT, type InventoryRow, type inventoryCountsSchema, notFound } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import type { VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import type { Reader } from '../products/product.repository.ts'
import { IS_LOW, IS_OUT, SHELF_COLUMNS, type ShelfRow, shelvesOf, toInventoryRow } from './inventory.repository.ts'

/** One of the vendor's variants on sale. @throws AppError NOT_FOUND */
export async function showShelf(
  deps: Deps,
  actor: VendorActor,
  variantId: string,
  reader: Reader = deps.database.client,
): Promise<InventoryRow> {
  const [row] = await reader.$queryRaw<ShelfRow[]>`
    select ${SHELF_COLUMNS} ${shelvesOf(actor.vendorId)} and v.id = ${variantId}`
  if (!row) throw notFound('variant')
  return toInventoryRow(deps.mediaUrl, row)
}

/** How the vendor's shelves stand, in one statement. */
export async function countInventory(deps: Deps, actor: VendorActor): Promise<z.infer<typeof inventoryCountsSchema>> {
  const [counts] = await deps.database.client.$queryRaw<z.infer<typeof inventoryCountsSchema>[]>`
    select count(*)::int as "all",
      (count(*) filter (where ${IS_LOW}))::int as low,
      (count(*) filter (where ${IS_OUT}))::int as out,
      (count(*) filter (where s.reserved > 0))::int as reserved,
      ${openIncidents(actor.vendorId)} as incidents,
      coalesce((select low_at from stock_setting where vendor_id = ${actor.vendorId}), ${DEFAULT_LOW_STOCK_AT}::int) as "defaultLowAt"
    ${shelvesOf(actor.vendorId)}`
  if (!counts) throw new Error('A count without a row.')
  return counts
}

function openIncidents(vendorId: string): Prisma.Sql {
  return Prisma.sql`(select count(*)::int from stock_incident i join product_variant own on own.id = i.variant_id
    where i.settled_at is null and own.vendor_id = ${vendorId})`
}
