import { AppError, type reserveStockInput } from '@millyard/contracts'
import type { z } from 'zod'
import type { Deps, ProductTx } from '../deps.ts'
import { ON_SALE } from '../products/product.repository.ts'
import type { ReservationState } from './reservation-state.ts'
import { countSellable, type LockedStock, readReservedLines, STOCK_COLUMNS } from './stock.repository.ts'
import { sumLines } from './sum-lines.ts'

type Line = { variantId: string; quantity: number }

/**
 * Holds stock for an order: all lines or none, never more than there is (P01), lines of one variant as their sum (P02). What
 * is made to order without a limit is noted, and holds nothing.
 * Repeating it for the same order and lines is fine at any time, in parallel too; a later `expiresAt` extends the hold.
 * Usually two statements between begin and commit: hold and lock, write.
 *
 * @throws AppError OUT_OF_STOCK `{ lines: [{ variantId, requested, available }] }`; ORDER_EXPIRED (the hold had ended);
 * IDEMPOTENCY_CONFLICT (other lines than the first time)
 */
export async function reserveStock(deps: Deps, input: z.infer<typeof reserveStockInput>): Promise<{ ok: true }> {
  const lines = sumLines(input.lines)
  await deps.database.transaction(async (tx) => {
    const stock = await holdAndLock(tx, input, lines, deps.clock.now())
    if (!stock) return repeatHold(tx, input, lines)

    const byVariant = new Map(stock.map((row) => [row.variantId, row]))
    const short = lines.flatMap(({ variantId, quantity }) => {
      const row = byVariant.get(variantId)
      if (row?.onSale && row.isUnlimited) return []
      const available = row?.onSale ? row.onHand - row.reserved : 0
      return available < quantity ? [{ variantId, requested: quantity, available }] : []
    })
    if (short.length > 0) {
      throw new AppError('OUT_OF_STOCK', {
        message: 'There is not enough left of what you chose.',
        details: { lines: short },
      })
    }
    await writeHold(
      tx,
      input.orderId,
      lines.map((line) => ({ ...line, isMade: byVariant.get(line.variantId)?.isUnlimited ?? false })),
    )
    await countSellable(
      tx,
      lines.flatMap(({ variantId, quantity }) => {
        const row = byVariant.get(variantId)
        return row && !row.isUnlimited ? [{ stock: row, onHand: 0, reserved: quantity }] : []
      }),
    )
  })
  return { ok: true }
}

/**
 * Writes the reservation's row and takes the stock rows in the order of their ids. Undefined when the order has a
 * reservation already: a parallel repeat waits at the insert until the first has ended, and finds it, or takes its place.
 */
async function holdAndLock(
  tx: ProductTx,
  { orderId, orderNumber, expiresAt }: z.infer<typeof reserveStockInput>,
  lines: readonly Line[],
  now: Date,
): Promise<(LockedStock & { onSale: boolean })[] | undefined> {
  const rows = await tx.$queryRaw<(LockedStock & { variantId: string | null; onSale: boolean })[]>`
    with hold as (
      insert into stock_reservation (order_id, state, order_number, expires_at, created_at, updated_at)
      values (${orderId}, 'held', ${orderNumber ?? null}, ${new Date(expiresAt)}, ${now}, ${now})
      on conflict (order_id) do nothing returning order_id
    ), locked as materialized (
      select ${STOCK_COLUMNS}, (${ON_SALE} and not s.is_retired) as "onSale"
      from stock_item s join product p on p.id = s.product_id
      where s.variant_id = any(${lines.map((line) => line.variantId)}) and exists (select from hold)
      order by s.variant_id for no key update of s
    )
    select locked.* from hold left join locked on true`
  return rows.length === 0 ? undefined : rows.filter((row) => row.variantId !== null)
}

async function writeHold(
  tx: ProductTx,
  orderId: string,
  lines: readonly (Line & { isMade: boolean })[],
): Promise<void> {
  await tx.$executeRaw`
    with line as (
      select * from unnest(${lines.map((line) => line.variantId)}::text[], ${lines.map((line) => line.quantity)}::int[],
                           ${lines.map((line) => line.isMade)}::boolean[]) as l(variant_id, quantity, is_made)
    ), noted as (
      insert into stock_reservation_line (order_id, variant_id, quantity, is_made)
      select ${orderId}, variant_id, quantity, is_made from line
    )
    update stock_item s set reserved = s.reserved + line.quantity from line
    where s.variant_id = line.variant_id and not line.is_made`
}

/** The order has a reservation. Fine when it is this very one; it may be extended. */
async function repeatHold(
  tx: ProductTx,
  input: z.infer<typeof reserveStockInput>,
  lines: readonly Line[],
): Promise<void> {
  const [reservation] = await tx.$queryRaw<{ state: ReservationState }[]>`
    update stock_reservation set expires_at = greatest(expires_at, ${new Date(input.expiresAt)})
    where order_id = ${input.orderId} returning state`
  if (reservation?.state !== 'held' && reservation?.state !== 'sold')
    throw new AppError('ORDER_EXPIRED', { message: 'The goods of this order are no longer held. Start again.' })
  const written = await readReservedLines(tx, input.orderId)
  const isSame =
    written.length === lines.length &&
    lines.every(({ variantId, quantity }, index) => {
      const line = written[index]
      return line?.variantId === variantId && line.quantity === quantity
    })
  if (!isSame) throw new AppError('IDEMPOTENCY_CONFLICT', { message: 'This order already holds other goods.' })
}
