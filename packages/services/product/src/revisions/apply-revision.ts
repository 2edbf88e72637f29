import {
  AppError,
  newId,
  normalTerms,
  type OfferTerms,
  offerTermsSchema,
  type ProductDraft,
  priceBreakProblems,
  type UnitPrices,
} from '@millyard/contracts'
import { readListedBrand } from '../brands/content-brand.ts'
import type { ProductTx } from '../deps.ts'
import { writeFacets } from '../facets/write-facets.ts'
import { storeTiers } from '../offers/offer.repository.ts'
import { endPrices, recordPrices } from '../offers/price-history.ts'
import { readListingColumns } from '../products/listing-columns.ts'
import { isTaken, type LockedProduct } from '../products/product.repository.ts'
import { reduceUnitPrices } from '../reductions/reduction-prices.ts'
import { readCategory, readCover } from './listing-copies.ts'

type Change = { actorId: string; now: Date }

/**
 * Makes a revision's content what is on sale. Variants keep their ids, and with them price, stock and what orders hold; one
 * that the content leaves out is retired: no longer sold, its reservations are still fulfilled. New variants bring their
 * first offer. The stock rows and the product's row are locked by the caller.
 * @throws AppError BAD_INPUT (its category is gone, its brand is not in the list, the smallest order has grown beyond a new
 * variant's quantity prices), ALREADY_EXISTS (a SKU was taken by another product since)
 */
export async function applyRevision(
  tx: ProductTx,
  product: LockedProduct,
  content: ProductDraft,
  change: Change,
): Promise<void> {
  const category = await readCategory(tx, content.categoryId)
  if (category.categoryId === null)
    throw new AppError('BAD_INPUT', {
      message: 'Its category no longer exists. Ask the factory to choose another one.',
    })
  const brand = await readListedBrand(tx, content)
  await retireVariants(tx, product.id, content, change.now)
  await moveVariants(tx, product.id, content)
  // The first offer's terms. Afterwards they are not part of the content.
  const terms = product.publishedAt === null ? normalTerms(content.terms ?? offerTermsSchema.parse({})) : product.terms
  requireBreaksAbove(content, terms)
  await addVariants(tx, product, content, terms, change)
  await placeImages(tx, product.id, content)
  await tx.product.update({
    where: { id: product.id },
    data: {
      status: 'approved',
      change: null,
      title: content.title,
      description: content.description,
      options: content.options,
      attributes: content.attributes,
      ...category,
      ...brand,
      ...(await readCover(tx, product.id, content)),
      // The first offer. Afterwards currency, times and terms are not part of the content.
      ...terms,
      ...(content.currency === null ? {} : { currency: content.currency }),
      ...(content.leadTimeDays === null ? {} : { leadTimeDays: content.leadTimeDays }),
      ...(await readListingColumns(tx, product.id)),
      publishedAt: product.publishedAt ?? change.now,
      updatedAt: change.now,
    },
    select: { id: true },
  })
  await writeFacets(tx, [product.id])
}

/** The smallest order may have grown since it was submitted. */
function requireBreaksAbove({ variants }: ProductDraft, { minQuantity }: OfferTerms): void {
  if (!variants.some((variant) => !variant.id && priceBreakProblems(variant, minQuantity).length > 0)) return
  throw new AppError('BAD_INPUT', {
    message: `A new variant has a quantity price at the smallest order, ${minQuantity}, or below. Ask the factory to change it.`,
  })
}

async function retireVariants(tx: ProductTx, productId: string, content: ProductDraft, now: Date): Promise<void> {
  const keptIds = content.variants.flatMap(({ id }) => id ?? [])
  const retired = await tx.$queryRaw<{ variantId: string }[]>`
    with retired as (
      update product_variant set retired_at = ${now}
      where product_id = ${productId} and retired_at is null and id <> all(${keptIds}) returning id
    )
    update stock_item s set is_retired = true from retired where s.variant_id = retired.id
    returning s.variant_id as "variantId"`
  await endPrices(
    tx,
    retired.map(({ variantId }) => variantId),
    now,
  )
}

async function moveVariants(tx: ProductTx, productId: string, content: ProductDraft): Promise<void> {
  const kept = content.variants.flatMap(({ id, optionValues }, position) =>
    id ? [{ id, optionValues, position }] : [],
  )
  if (kept.length === 0) return
  // One list per variant does not fit into an array of arrays of different lengths, so they travel as JSON.
  await tx.$executeRaw`
    update product_variant v set position = k.position,
      option_values = array(select jsonb_array_elements_text(k."optionValues"))
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as k(id text, "optionValues" jsonb, position int)
    where v.id = k.id and v.product_id = ${productId}`
}

async function addVariants(
  tx: ProductTx,
  { id: productId, vendorId, reductionPercent, currency }: LockedProduct,
  content: ProductDraft,
  { supply, isCapped, minQuantity }: OfferTerms,
  { actorId, now }: Change,
): Promise<void> {
  const added = content.variants.flatMap(
    ({ id, sku, optionValues, priceMinor, priceBreaks, weightGrams, stock }, position) =>
      !id && priceMinor !== null && weightGrams !== null && stock !== null
        ? [{ id: newId('var'), sku, optionValues, priceMinor, priceBreaks, weightGrams, stock, position }]
        : [],
  )
  if (added.length === 0) return
  // A reduction that runs holds for what is added to the product, too; it has no price before to be compared with.
  const reduced = (prices: UnitPrices) =>
    reductionPercent === null ? prices : reduceUnitPrices(prices, reductionPercent, currency)
  const ifReduced = (priceMinor: number) => (reductionPercent === null ? null : priceMinor)
  try {
    await tx.productVariant.createMany({
      data: added.map(({ stock: _stock, priceBreaks, ...variant }) => ({
        ...variant,
        priceMinor: reduced({ priceMinor: variant.priceMinor, priceBreaks }).priceMinor,
        regularPriceMinor: ifReduced(variant.priceMinor),
        productId,
        vendorId,
      })),
    })
  } catch (error) {
    if (!isTaken(error, 'sku')) throw error
    throw new AppError('ALREADY_EXISTS', {
      message: 'Another product of this factory has taken one of its SKUs meanwhile. Ask the factory to change it.',
      cause: error,
    })
  }
  await tx.stockItem.createMany({
    data: added.map(({ id, stock }) => ({
      variantId: id,
      productId,
      onHand: stock,
      isUnlimited: supply === 'made_to_order' && !isCapped,
      minQuantity,
    })),
  })
  await storeTiers(
    tx,
    [],
    added.flatMap(({ id, priceMinor, priceBreaks }) =>
      reduced({ priceMinor, priceBreaks }).priceBreaks.map((each, at) => ({
        variantId: id,
        ...each,
        regularPriceMinor: ifReduced(priceBreaks[at]?.priceMinor ?? each.priceMinor),
      })),
    ),
  )
  await recordPrices(
    tx,
    added.map(({ id, priceMinor, priceBreaks }) => ({
      variantId: id,
      productId,
      priceMinor: reduced({ priceMinor, priceBreaks }).priceMinor,
    })),
    now,
  )
  const counted = added.filter(({ stock }) => stock > 0)
  await tx.stockMovement.createMany({
    data: counted.map(({ id, stock }) => ({
      id: newId('mov'),
      variantId: id,
      productId,
      kind: 'counted',
      change: stock,
      onHand: stock,
      actorId,
      createdAt: now,
    })),
  })
}

async function placeImages(tx: ProductTx, productId: string, { images }: ProductDraft): Promise<void> {
  // In two steps: two pictures may have swapped their places, and a place is taken once.
  await tx.productImage.updateMany({
    where: { productId, position: { not: null } },
    data: { position: null, alt: '' },
  })
  await tx.$executeRaw`
    update product_image i set position = k.position - 1, alt = k.alt
    from unnest(${images.map(({ id }) => id)}::text[], ${images.map(({ alt }) => alt)}::text[])
      with ordinality as k(id, alt, position)
    where i.id = k.id and i.product_id = ${productId}`
}
