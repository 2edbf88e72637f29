import { type PriceReduction, reductionStateSchema } from '@millyard/contracts'
import type { Deps, ProductTx } from '../deps.ts'
import type { StoredOffer } from '../offers/offer.repository.ts'
import { storeOffers } from '../offers/offer.repository.ts'
import { recordPrices } from '../offers/price-history.ts'
import { keepPriors } from './prior-price.ts'
import { currentVariants } from './reduction-prices.ts'

export const REDUCTION_COLUMNS = {
  id: true,
  percent: true,
  state: true,
  startsAt: true,
  endsAt: true,
  startedAt: true,
  endedAt: true,
  createdByName: true,
} as const

type Row = {
  id: string
  percent: number
  state: string
  startsAt: Date
  endsAt: Date | null
  startedAt: Date | null
  endedAt: Date | null
  createdByName: string
}

/** When it began and ended, once it has; before that, and of what never began, when it was meant to. */
export function toReduction(row: Row): PriceReduction {
  const endsAt = row.state === 'ended' ? row.endedAt : row.endsAt
  return {
    id: row.id,
    percent: row.percent,
    state: reductionStateSchema.parse(row.state),
    startsAt: (row.startedAt ?? row.startsAt).toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
    by: row.createdByName,
  }
}

/**
 * Lets a reduction begin: prices fall, and what they are compared with is read from the history and kept. One that is deeper
 * than the one that runs goes on from it, with what that was compared with: no price has risen since that was read, or it was
 * read anew when it did (`commitOffers`). `markRunning` writes its own row, once the one
 * that runs has ended. All rows of the offer are locked.
 */
export async function beginReduction(
  deps: Deps,
  tx: ProductTx,
  stored: StoredOffer,
  percent: number,
  now: Date,
  markRunning: () => Promise<unknown>,
): Promise<void> {
  const { productId, offer } = stored
  const goesOn = stored.percent !== null && percent > stored.percent
  await tx.priceReduction.updateMany({ where: { productId, state: 'running' }, data: { state: 'ended', endedAt: now } })
  await markRunning()
  if (!goesOn) {
    const variantIds = offer.variants.map(({ variantId }) => variantId)
    await keepPriors(tx, deps, variantIds, now)
  }
  await writePrices(tx, stored, percent, now)
}

/** Ends the reduction that runs: prices are what they were without it. All rows of the offer are locked. */
export async function finishReduction(tx: ProductTx, stored: StoredOffer, id: string, now: Date): Promise<void> {
  await tx.priceReduction.updateMany({ where: { id, state: 'running' }, data: { state: 'ended', endedAt: now } })
  await tx.$executeRaw`update product_variant set prior = null where product_id = ${stored.productId} and prior is not null`
  await writePrices(tx, stored, null, now)
}

async function writePrices(tx: ProductTx, stored: StoredOffer, percent: number | null, now: Date): Promise<void> {
  const { productId, offer } = stored
  await storeOffers(tx, [{ productId, offer, percent }], now)
  await recordPrices(
    tx,
    currentVariants(offer, percent).map(({ variantId, priceMinor }) => ({ variantId, productId, priceMinor })),
    now,
  )
}
