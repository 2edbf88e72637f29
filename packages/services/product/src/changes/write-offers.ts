import type { OfferSteps, RowProblem } from '@millyard/contracts'
import type { Deps, ProductTx } from '../deps.ts'
import { lockOffers, readOffers as readStoredOffers } from '../offers/offer.repository.ts'
import { mergeOffer, offerProblems } from '../offers/offer-problems.ts'
import { commitOffers, type OfferStep } from '../offers/set-offer.ts'
import { applyStockChanges, lockStock, writeMovements } from '../stock/stock.repository.ts'

export type OfferRow = { line: number; variantId: string; steps: OfferSteps }
type Offer = { variantId: string; priceMinor: number }

/**
 * Writes new prices and stock of variants, where each still is what it was when the change was looked at; what has moved
 * since is left alone as a whole row and named, and so is a price that the variant's quantity prices do not allow.
 * Locks: all stock rows of the products by variant id, then the products by id.
 */
export async function writeOffers(
  deps: Deps,
  tx: ProductTx,
  rows: readonly OfferRow[],
  by: { actor: { userId: string; name: string }; note: string },
): Promise<Map<number, RowProblem>> {
  const problems = new Map<number, RowProblem>()
  const now = deps.clock.now()
  const productIds = await findProductIds(
    tx,
    rows.map(({ variantId }) => variantId),
  )
  await lockOffers(tx, productIds)
  const stock = new Map(
    (
      await lockStock(
        tx,
        rows.map(({ variantId }) => variantId),
      )
    ).map((row) => [row.variantId, row]),
  )
  const offers = new Map((await readOffers(tx, [...stock.keys()])).map((offer) => [offer.variantId, offer]))
  const unmoved = rows.flatMap((row) => {
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

  const { refused, offerSteps } = await priceSteps(tx, productIds, unmoved)
  for (const [line, message] of refused) problems.set(line, { column: 'price', message })
  const good = unmoved.filter(({ line }) => !refused.has(line))
  const changes = good.flatMap(({ steps, shelf }) =>
    steps.stock ? [{ stock: shelf, onHand: steps.stock.to - shelf.onHand, reserved: 0 }] : [],
  )
  await applyStockChanges(tx, changes)
  await writeMovements(tx, changes, { kind: 'counted', actor: by.actor, note: by.note, now })
  await commitOffers(deps, tx, by.actor, offerSteps, now)
  return problems
}

async function findProductIds(tx: ProductTx, variantIds: string[]): Promise<string[]> {
  const found = await tx.stockItem.findMany({
    where: { variantId: { in: variantIds } },
    select: { productId: true },
    distinct: ['productId'],
  })
  return found.map(({ productId }) => productId)
}

/** The offers with the new prices, product by product; and the rows whose price does not go with the quantity prices. */
async function priceSteps(
  tx: ProductTx,
  productIds: string[],
  rows: readonly (OfferRow & { shelf: { productId: string } })[],
): Promise<{ refused: Map<number, string>; offerSteps: OfferStep[] }> {
  const refused = new Map<number, string>()
  const offerSteps: OfferStep[] = []
  const priced = rows.filter(({ steps }) => steps.priceMinor)
  if (priced.length === 0) return { refused, offerSteps }
  for (const [productId, { offer, percent }] of await readStoredOffers(tx, productIds)) {
    const input = (of: typeof priced) => ({
      productId,
      variants: of.flatMap(({ variantId, steps }) => {
        const own = offer.variants.find((variant) => variant.variantId === variantId)
        const priceMinor = steps.priceMinor?.to
        return own && priceMinor ? [{ variantId, priceMinor, priceBreaks: own.priceBreaks }] : []
      }),
    })
    const good = priced.filter((row) => {
      if (row.shelf.productId !== productId) return false
      const [problem] = offerProblems(offer, input([row]))
      if (problem) refused.set(row.line, `${problem.message} Its quantity prices stand on its offer page.`)
      return !problem
    })
    if (good.length > 0) offerSteps.push({ productId, percent, before: offer, after: mergeOffer(offer, input(good)) })
  }
  return { refused, offerSteps }
}

function readOffers(tx: ProductTx, variantIds: string[]): Promise<Offer[]> {
  return tx.$queryRaw<Offer[]>`
    select v.id as "variantId", coalesce(v.regular_price_minor, v.price_minor) as "priceMinor" from product_variant v
    join product p on p.id = v.product_id and p.status = 'approved'
    where v.id = any(${variantIds})`
}
