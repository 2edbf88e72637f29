import { AppError, newId, notFound, type OfferSnapshot, type SetOfferInput } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { Deps, ProductTx } from '../deps.ts'
import { keepPriors } from '../reductions/prior-price.ts'
import { currentVariants } from '../reductions/reduction-prices.ts'
import { lockOffers, readOffers, storeOffers } from './offer.repository.ts'
import { mergeOffer, offerProblems } from './offer-problems.ts'
import { recordPrices } from './price-history.ts'

/**
 * Changes the offer of a product on sale: what a unit costs, from how many on less, how many can be ordered, when it leaves.
 * Prices are those without a reduction: one that runs goes on, with percent off the new ones. At once, because an offer is
 * nobody's business but the vendor's (docs/decisions/014).
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION (not on sale), CONFLICT (changed since it was looked at), BAD_INPUT by field
 */
export async function setOffer(deps: Deps, actor: VendorActor, input: SetOfferInput): Promise<{ version: number }> {
  const versions = await deps.database.transaction((tx) => changeOffers(deps, tx, actor, [input]))
  return { version: versions.get(input.productId) ?? 0 }
}

/**
 * The same for many products at once, all or none, in a fixed number of statements. Each product may be named once; the
 * error's details name the product that is in the way. What changes nothing leaves no trace. Answers the offers' versions.
 */
export async function changeOffers(
  deps: Deps,
  tx: ProductTx,
  actor: VendorActor,
  inputs: readonly SetOfferInput[],
): Promise<Map<string, number>> {
  const productIds = inputs.map(({ productId }) => productId)
  await lockOffers(tx, productIds, actor.vendorId)
  const stored = await readOffers(tx, productIds, actor.vendorId)
  const versions = new Map<string, number>()
  const changes: OfferStep[] = []
  for (const input of inputs) {
    const { productId } = input
    const found = stored.get(productId)
    if (!found) throw notFound('product')
    if (found.status !== 'approved') {
      throw new AppError('ILLEGAL_TRANSITION', {
        message: `This product is ${found.status} and has no offer to change.`,
        details: { productId, from: found.status },
      })
    }
    if (input.version !== undefined && input.version !== found.version) {
      throw new AppError('CONFLICT', {
        message: 'Somebody has changed this offer since you opened it. Load it again and repeat your changes.',
        details: { productId, version: found.version },
      })
    }
    const fields = offerProblems(found.offer, input)
    const [first] = fields
    if (first) throw new AppError('BAD_INPUT', { message: first.message, fields, details: { productId } })
    const after = mergeOffer(found.offer, input)
    const isSame = JSON.stringify(after) === JSON.stringify(found.offer)
    if (!isSame) changes.push({ productId, percent: found.percent, before: found.offer, after })
    versions.set(productId, found.version + (isSame ? 0 : 1))
  }
  await commitOffers(deps, tx, actor, changes, deps.clock.now())
  return versions
}

/** An offer's change from one state to another. */
export type OfferStep = {
  productId: string
  /** Of the reduction that runs. */
  percent: number | null
  before: OfferSnapshot
  after: OfferSnapshot
}

/**
 * Writes offers that have been checked (`offerProblems`), with the history of prices and who changed them. A price that rises
 * while a reduction runs has nothing more to do with what it was compared with, which is read anew: the price before may stay
 * only while a reduction grows without interruption (docs/decisions/019). All rows of them are locked (`lockOffers`).
 */
export async function commitOffers(
  deps: Deps,
  tx: ProductTx,
  actor: { userId: string; name: string },
  changes: readonly OfferStep[],
  now: Date,
): Promise<void> {
  if (changes.length === 0) return
  await keepPriors(tx, deps, changes.flatMap(risenVariants), now)
  await storeOffers(
    tx,
    changes.map(({ productId, percent, after }) => ({ productId, offer: after, percent })),
    now,
  )
  await recordPrices(
    tx,
    changes.flatMap(({ productId, percent, after }) =>
      currentVariants(after, percent).map(({ variantId, priceMinor }) => ({ variantId, productId, priceMinor })),
    ),
    now,
  )
  await tx.offerChange.createMany({
    data: changes.map(({ productId, before, after }) => ({
      id: newId('ofc'),
      productId,
      actorId: actor.userId,
      actorName: actor.name,
      before,
      after,
      createdAt: now,
    })),
  })
}

/** The variants that buyers pay more for than before, while a reduction runs. */
function risenVariants({ percent, before, after }: OfferStep): string[] {
  if (percent === null) return []
  const paid = new Map(currentVariants(before, percent).map(({ variantId, priceMinor }) => [variantId, priceMinor]))
  return currentVariants(after, percent).flatMap(({ variantId, priceMinor }) =>
    priceMinor > (paid.get(variantId) ?? priceMinor) ? [variantId] : [],
  )
}
