import {
  type AdjustStockInput,
  AppError,
  badField,
  type InventoryRow,
  type MovementKind,
  notFound,
} from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { Deps, ProductTx } from '../deps.ts'
import { applyStockChanges, type LockedStock, STOCK_COLUMNS, writeMovements } from '../stock/stock.repository.ts'
import { tellLowStock } from '../stock/tell-low-stock.ts'
import { showShelf } from './show-shelf.ts'

/**
 * Changes what lies on a shelf by hand, and writes down who did it and why.
 *
 * A count is a compare-and-set: it says what the page showed when counting began, and is refused when the shelf has changed
 * since, by a sale or by somebody else. What came or went is added, so it never overwrites anything. Units that are held for
 * orders cannot be taken away. Repeating a request does nothing more.
 *
 * @throws AppError NOT_FOUND; CONFLICT `{ onHand, reserved }` (a count on an older shelf); BAD_INPUT (`onHand` or `change`)
 */
export async function adjustStock(deps: Deps, actor: VendorActor, input: AdjustStockInput): Promise<InventoryRow> {
  const { variantId, reason, note, requestId } = input
  return deps.database.transaction(async (tx) => {
    const stock = await lockOwnShelf(tx, actor.vendorId, variantId)
    if (await isDone(tx, variantId, requestId)) return showShelf(deps, actor, variantId, tx)
    if (input.reason === 'counted' && input.seenOnHand !== stock.onHand)
      throw await conflictOf(tx, stock, input.seenOnHand)
    const change = input.reason === 'counted' ? input.onHand - stock.onHand : input.change
    requireUnits(stock, change, input.reason === 'counted' ? 'onHand' : 'change')
    const changes = [{ stock, onHand: change, reserved: 0 }]
    await applyStockChanges(tx, changes)
    await writeMovements(tx, changes, {
      kind: reason,
      actor,
      note,
      requestId,
      now: deps.clock.now(),
      isCount: reason === 'counted',
    })
    await tellLowStock(deps, tx, changes)
    return showShelf(deps, actor, variantId, tx)
  })
}

async function lockOwnShelf(tx: ProductTx, vendorId: string, variantId: string): Promise<LockedStock> {
  const [stock] = await tx.$queryRaw<LockedStock[]>`
    select ${STOCK_COLUMNS} from stock_item s join product_variant v on v.id = s.variant_id join product p on p.id = v.product_id
    where s.variant_id = ${variantId} and v.vendor_id = ${vendorId} and v.retired_at is null and p.status = 'approved'
    for no key update of s`
  if (!stock) throw notFound('variant')
  return stock
}

/** Asked under the shelf's lock, so two repeats at once cannot both find nothing. */
async function isDone(tx: ProductTx, variantId: string, requestId: string): Promise<boolean> {
  return (await tx.stockMovement.count({ where: { variantId, requestId } })) > 0
}

function requireUnits(stock: LockedStock, change: number, field: 'onHand' | 'change'): void {
  const after = stock.onHand + change
  if (after > 1_000_000) throw badField(field, 'A shelf holds at most 1,000,000 units.')
  if (after >= stock.reserved) return
  if (stock.reserved === 0) throw badField(field, `There are ${stock.onHand} units, so no more can go.`)
  throw badField(
    field,
    `${stock.reserved} units are held for orders that are being paid, and ${Math.max(after, 0)} would be left.`,
  )
}

const WORDS: Record<MovementKind, (units: number, who: string) => string> = {
  sold: (units) => `${units} were sold`,
  counted: (_units, who) => `${who} counted`,
  received: (units, who) => `${who} added ${units} that came in`,
  damaged: (units, who) => `${who} took out ${units} that are damaged`,
  returned: (units, who) =>
    who === '' ? `${units} came back from a cancelled order` : `${who} added ${units} that came back`,
  correction: (_units, who) => `${who} corrected it`,
}

/** Says in words what happened to the shelf since, as far as its last movement tells. */
export async function conflictOf(
  tx: ProductTx,
  { variantId, onHand, reserved }: LockedStock,
  seen: number,
): Promise<AppError> {
  const last = await tx.stockMovement.findFirst({
    where: { variantId },
    select: { kind: true, change: true, actorName: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  const words = last ? WORDS[last.kind as MovementKind](Math.abs(last.change), last.actorName ?? '') : 'It changed'
  return new AppError('CONFLICT', {
    message: `There are ${onHand} units now, not ${seen}: ${words} in the meantime. Check your count, then save again.`,
    details: { onHand, reserved },
  })
}
