import { type MovementKind, newId } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import type { ProductTx } from '../deps.ts'
import { type ReservationState, reservationStates } from './reservation-state.ts'

/*
 * Locks, always in this order, so that no two transactions can wait for each other:
 * reservation row → stock rows by variant id → product rows by id. (What writes a product besides: product.repository.ts.)
 */

export type LockedStock = {
  variantId: string
  productId: string
  onHand: number
  reserved: number
  /** No longer sold: it is fulfilled and given back, and counts for nothing in listings. */
  isRetired: boolean
  /** Made to order without a limit: nothing is taken from a shelf. */
  isUnlimited: boolean
  /** The smallest order: what is left below it cannot be sold. */
  minQuantity: number
}

/** The columns of a `LockedStock`, of a stock row `s`. */
export const STOCK_COLUMNS = Prisma.sql`
  s.variant_id as "variantId", s.product_id as "productId", s.on_hand as "onHand", s.reserved,
  s.is_retired as "isRetired", s.is_unlimited as "isUnlimited", s.min_quantity as "minQuantity"`

/** Takes the stock rows of these variants and reads them as they are now. Unknown variants are absent. */
export function lockStock(tx: ProductTx, variantIds: readonly string[]): Promise<LockedStock[]> {
  return tx.$queryRaw<LockedStock[]>`
    select ${STOCK_COLUMNS} from stock_item s
    where s.variant_id = any(${variantIds}) order by s.variant_id for no key update`
}

/** Takes all stock rows of a product: its set of variants is about to change. */
export async function lockProductStock(tx: ProductTx, productId: string): Promise<void> {
  await tx.$queryRaw`
    select 1 from stock_item where product_id = ${productId} order by variant_id for no key update`
}

/** A change of one locked stock row. */
export type StockChange = { stock: LockedStock; onHand: number; reserved: number }

/** Writes changes of locked stock rows, and the products' counts of variants that can be sold, which listings read. */
export async function applyStockChanges(tx: ProductTx, changes: readonly StockChange[]): Promise<void> {
  const effective = changes.filter((change) => change.onHand !== 0 || change.reserved !== 0)
  if (effective.length === 0) return
  await tx.$executeRaw`
    update stock_item s set on_hand = s.on_hand + c.on_hand, reserved = s.reserved + c.reserved
    from unnest(${effective.map((change) => change.stock.variantId)}::text[],
                ${effective.map((change) => change.onHand)}::int[],
                ${effective.map((change) => change.reserved)}::int[]) as c(variant_id, on_hand, reserved)
    where s.variant_id = c.variant_id`
  await countSellable(tx, effective)
}

/**
 * A count that moves only when a variant sells out (less than the smallest order is left) or comes back: exact, because each
 * step is seen under the stock row's lock by exactly one transaction, and added, never read and written back.
 */
export async function countSellable(tx: ProductTx, changes: readonly StockChange[]): Promise<void> {
  const steps = new Map<string, number>()
  for (const { stock, onHand, reserved } of changes) {
    if (stock.isRetired || stock.isUnlimited) continue
    const before = stock.onHand - stock.reserved
    const after = before + onHand - reserved
    const step = Number(after >= stock.minQuantity) - Number(before >= stock.minQuantity)
    if (step !== 0) steps.set(stock.productId, (steps.get(stock.productId) ?? 0) + step)
  }
  const productIds = [...steps.keys()].sort()
  if (productIds.length === 0) return
  if (productIds.length > 1)
    await tx.$queryRaw`select 1 from product where id = any(${productIds}) order by id for no key update`
  await tx.$executeRaw`
    update product p set sellable_variants = p.sellable_variants + c.step
    from unnest(${productIds}::text[], ${productIds.map((id) => steps.get(id) ?? 0)}::int[]) as c(product_id, step)
    where p.id = c.product_id`
}

/** Why a reservation may not move: what it was, or undefined when it moved. `from` is null when it did not exist before. */
export type Claim = { from: ReservationState | null } | undefined

/**
 * Moves an order's reservation, writing it when there is none yet: an answer that comes before its question (a cancellation
 * before the hold) is remembered. Undefined when the move is not legal, most often because it was made before.
 */
export async function claimReservation(
  tx: ProductTx,
  orderId: string,
  to: Exclude<ReservationState, 'held'>,
  now: Date,
): Promise<Claim> {
  const [row] = await tx.$queryRaw<{ from: ReservationState | null }[]>`
    insert into stock_reservation as r (order_id, state, expires_at, created_at, updated_at)
    values (${orderId}, ${to}, ${now}, ${now}, ${now})
    on conflict (order_id) do update set state = excluded.state, updated_at = excluded.updated_at
      where r.state = any(${reservationStates.sourcesOf(to)})
    returning old.state as "from"`
  return row
}

type ReservedLine = { variantId: string; quantity: number; soldQuantity: number; isMade: boolean }

export function readReservedLines(tx: ProductTx, orderId: string): Promise<ReservedLine[]> {
  return tx.stockReservationLine.findMany({
    where: { orderId },
    select: { variantId: true, quantity: true, soldQuantity: true, isMade: true },
    orderBy: { variantId: 'asc' },
  })
}

/** Gives back what a hold took. The caller has moved the reservation out of `held`, so this happens once. */
export async function unreserve(tx: ProductTx, orderId: string): Promise<void> {
  const lines = (await readReservedLines(tx, orderId)).filter((line) => !line.isMade)
  const quantities = new Map(lines.map((line) => [line.variantId, line.quantity]))
  const stock = await lockStock(tx, [...quantities.keys()])
  await applyStockChanges(
    tx,
    stock.map((row) => ({ stock: row, onHand: 0, reserved: -(quantities.get(row.variantId) ?? 0) })),
  )
}

/** A vendor's part of an order, as its pages name it. */
export type OrderPart = { vendorOrderId: string; number: string }

export type MovementReason = {
  kind: MovementKind
  now: Date
  actor?: { userId: string; name: string }
  note?: string
  requestId?: string
  orderId?: string
  /** Whose part of the order a variant belongs to. */
  partOf?: (variantId: string) => OrderPart | undefined
  /** Writes counts too that changed nothing: somebody has looked. */
  isCount?: boolean
}

/** Writes down why what lies on the shelf has changed. */
export async function writeMovements(
  tx: ProductTx,
  changes: readonly StockChange[],
  { kind, now, actor, note = '', requestId, orderId, partOf, isCount = false }: MovementReason,
): Promise<void> {
  const data = changes
    .filter((change) => isCount || change.onHand !== 0)
    .map(({ stock, onHand }) => {
      const part = partOf?.(stock.variantId)
      return {
        id: newId('mov'),
        variantId: stock.variantId,
        productId: stock.productId,
        kind,
        change: onHand,
        onHand: stock.onHand + onHand,
        note,
        requestId: requestId ?? null,
        orderId: orderId ?? null,
        vendorOrderId: part?.vendorOrderId ?? null,
        orderNumber: part?.number ?? null,
        actorId: actor?.userId ?? null,
        actorName: actor?.name ?? null,
        createdAt: now,
      }
    })
  if (data.length > 0) await tx.stockMovement.createMany({ data })
}
