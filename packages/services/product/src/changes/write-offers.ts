import type { OfferSteps, RowProblem } from '@millyard/contracts'
import type { Deps, ProductTx } from '../deps.ts'
import { applyStockChanges, lockStock, writeMovements } from '../stock/stock.repository.ts'

export type OfferRow = { line: number; variantId: string; steps: OfferSteps }
type Offer = { variantId: string; priceMinor: number }

/**
 * Writes new prices and stock of variants, where each still is what it was when the change was looked at; what has moved
 * since is left alone as a whole row and named. Locks: stock rows by variant id, then products by id.
 */
export async function writeOffers(
  deps: Deps,
  tx: ProductTx,
  rows: readonly OfferRow[],
  by: { actor: { userId: string; name: string }; note: string },
): Promise<Map<number, RowProblem>> {
  const problems = new Map<number, RowProblem>()
  const stock = new Map(
    (
      await lockStock(
        tx,
        rows.map(({ variantId }) => variantId),
      )
    ).map((row) => [row.variantId, row]),
  )
  const productIds = [...new Set([...stock.values()].map(({ productId }) => productId))].sort()
  await tx.$queryRaw`select 1 from product where id = any(${productIds}) order by id for no key update`
  const offers = new Map((await readOffers(tx, [...stock.keys()])).map((offer) => [offer.variantId, offer]))
  const good = rows.flatMap((row) => {
    const shelf = stock.get(row.variantId)
    const offer = offers.get(row.variantId)
    if (!shelf || !offer || shelf.isRetired) {
      problems.set(row.line, { column: 'variant', message: 'This variant is no longer on sale.' })
      return []
    }
    const { steps } = row
    const moved = (what: string, now: number) => {
      problems.set(row.line, {
        column: 'stock',
        message: `${what} has changed since this was checked: it is ${now} now.`,
      })
      return []
    }
    if (steps.priceMinor && steps.priceMinor.from !== offer.priceMinor)
      return problems.set(row.line, { column: 'price', message: 'The price has changed since this was checked.' }) && []
    if (steps.stock && steps.stock.from !== shelf.onHand) return moved('The stock', shelf.onHand)
    if (steps.stock && steps.stock.to < shelf.reserved) return moved('What is held for orders', shelf.reserved)
    return [{ ...row, shelf }]
  })

  const changes = good.flatMap(({ steps, shelf }) =>
    steps.stock ? [{ stock: shelf, onHand: steps.stock.to - shelf.onHand, reserved: 0 }] : [],
  )
  await applyStockChanges(tx, changes)
  await writeMovements(tx, changes, { kind: 'counted', actor: by.actor, note: by.note, now: deps.clock.now() })
  await writePrices(tx, good)
  const repriced = good.flatMap(({ steps, shelf }) => (steps.priceMinor ? [shelf.productId] : []))
  if (repriced.length > 0) await copyPrices(tx, [...new Set(repriced)], deps.clock.now())
  return problems
}

function readOffers(tx: ProductTx, variantIds: string[]): Promise<Offer[]> {
  return tx.$queryRaw<Offer[]>`
    select v.id as "variantId", v.price_minor as "priceMinor" from product_variant v
    join product p on p.id = v.product_id and p.status = 'approved'
    where v.id = any(${variantIds})`
}

async function writePrices(tx: ProductTx, rows: readonly OfferRow[]): Promise<void> {
  const prices = rows.flatMap(({ variantId, steps }) =>
    steps.priceMinor ? [{ variantId, to: steps.priceMinor.to }] : [],
  )
  if (prices.length === 0) return
  await tx.$executeRaw`
    update product_variant v set price_minor = c.price_minor
    from unnest(${prices.map(({ variantId }) => variantId)}::text[], ${prices.map(({ to }) => to)}::int[])
      as c(variant_id, price_minor)
    where v.id = c.variant_id`
}

/** The listing's copies of the prices. The products' rows are locked. */
async function copyPrices(tx: ProductTx, productIds: string[], now: Date): Promise<void> {
  await tx.$executeRaw`
    update product p set min_price_minor = n.lowest, is_from_price = n.highest > n.lowest, updated_at = ${now}
    from (
      select product_id, min(price_minor) as lowest, max(price_minor) as highest from product_variant
      where product_id = any(${productIds}) and retired_at is null group by product_id
    ) n where p.id = n.product_id`
}
