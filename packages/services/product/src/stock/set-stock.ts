import { badField, notFound, type setStockInput } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { conflictOf } from '../inventory/adjust-stock.ts'
import { applyStockChanges, type LockedStock, STOCK_COLUMNS, writeMovements } from './stock.repository.ts'
import { tellLowStock } from './tell-low-stock.ts'

/**
 * Writes what the vendor has counted on the shelf, at any time, on sale or not. Units that are held for unpaid orders are
 * part of it and cannot be counted away.
 * @throws AppError NOT_FOUND, CONFLICT `{ onHand, reserved }` (a count on an older shelf), BAD_INPUT (`stock` below what is held)
 */
export async function setStock(
  deps: Deps,
  actor: VendorActor,
  { variantId, stock: counted, seenOnHand }: z.infer<typeof setStockInput>,
): Promise<{ ok: true }> {
  await deps.database.transaction(async (tx) => {
    const [stock] = await tx.$queryRaw<LockedStock[]>`
      select ${STOCK_COLUMNS} from stock_item s join product_variant v on v.id = s.variant_id
      where s.variant_id = ${variantId} and v.vendor_id = ${actor.vendorId} and v.retired_at is null
      for no key update of s`
    if (!stock) throw notFound('variant')
    if (seenOnHand !== undefined && seenOnHand !== stock.onHand) throw await conflictOf(tx, stock, seenOnHand)
    if (counted < stock.reserved) {
      throw badField('stock', `${stock.reserved} units are held for orders that are being paid. Count at least those.`)
    }
    const changes = [{ stock, onHand: counted - stock.onHand, reserved: 0 }]
    await applyStockChanges(tx, changes)
    await writeMovements(tx, changes, { kind: 'counted', actor, now: deps.clock.now() })
    await tellLowStock(deps, tx, changes)
  })
  return { ok: true }
}
