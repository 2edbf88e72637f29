/**
 * A product's offer: what a unit costs, from how many on it costs less, how many can be ordered, and when it leaves. The
 * vendor's own business, as opposed to the content (product-content.ts). docs/decisions/015 says what counts together.
 */
import { z } from 'zod'
import { amountMinorSchema, currencySchema, pageInput, pageOf, timestampSchema } from './common.ts'
import type { FieldIssue } from './errors.ts'
import { idSchema } from './ids.ts'

export const MAX_PRICE_BREAKS = 6
/** As many units as one line of a cart can hold; what is made to order without a limit says that it has so many. */
export const MAX_QUANTITY = 9_999

export const priceSchema = z
  .int('Enter a price.')
  .min(1, 'The price must be more than zero.')
  .max(100_000_000, 'This price is too high.')
const quantitySchema = z.int('Enter a whole number.').min(1, 'Enter 1 or more.').max(MAX_QUANTITY)

/** From this many units on, each of them costs this. */
export const priceBreakSchema = z.object({
  minQuantity: quantitySchema.min(2, 'A quantity price begins with 2 or more.'),
  priceMinor: priceSchema,
})
export type PriceBreak = z.infer<typeof priceBreakSchema>
const priceBreaksSchema = z
  .array(priceBreakSchema)
  .max(MAX_PRICE_BREAKS, `A variant has at most ${MAX_PRICE_BREAKS} quantity prices.`)

/** What units of a variant cost: one of them, and from how many on each costs less (ascending; often none). */
export const unitPricesSchema = z.object({ priceMinor: priceSchema, priceBreaks: priceBreaksSchema })
export type UnitPrices = z.infer<typeof unitPricesSchema>

/**
 * The price of each unit when `count` of them count together, and from how many on it holds. What counts together are all
 * variants of one product in one cart.
 */
export function unitPriceAt(
  { priceMinor, priceBreaks }: UnitPrices,
  count: number,
): { unitPriceMinor: number; fromQuantity: number } {
  const reached = priceBreaks.findLast(({ minQuantity }) => minQuantity <= count)
  return reached
    ? { unitPriceMinor: reached.priceMinor, fromQuantity: reached.minQuantity }
    : { unitPriceMinor: priceMinor, fromQuantity: 1 }
}

/** How many units of each product these lines hold together: what their quantity prices are read with. */
export function countTogether(lines: readonly { productId: string; quantity: number }[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { productId, quantity } of lines) counts.set(productId, (counts.get(productId) ?? 0) + quantity)
  return counts
}

/** `stock`: what lies on the shelf is sold. `made_to_order`: it is made for the order. */
export const SUPPLIES = ['stock', 'made_to_order'] as const
export const supplySchema = z.enum(SUPPLIES)
export type Supply = z.infer<typeof supplySchema>

/** How a product is sold; the same for all its variants. */
export const offerTermsSchema = z.object({
  supply: supplySchema.default('stock'),
  /** Made to order: whether the stock of each variant says how many can still be ordered. False: there is no limit. */
  isCapped: z.boolean().default(false),
  /** Of each variant that is ordered, at least so many. */
  minQuantity: quantitySchema.default(1),
  /** Of each variant, only multiples: what is packed in sixes is sold in sixes. */
  quantityStep: quantitySchema.max(1_000, 'At most 1,000.').default(1),
})
export type OfferTerms = z.infer<typeof offerTermsSchema>

/** Terms as they are stored: only what is made to order has a limit on how much of it is made. */
export function normalTerms(terms: OfferTerms): OfferTerms {
  return { ...terms, isCapped: terms.isCapped && terms.supply === 'made_to_order' }
}

/** Whether what is available of a variant is enough for the smallest order. */
export function canBeOrdered({ available, minQuantity }: { available: number; minQuantity: number }): boolean {
  return available >= minQuantity
}

/** The largest quantity that can be ordered, a multiple of the step; 0 when it is below the minimum. */
export function mostOrderable({
  available,
  minQuantity,
  quantityStep,
}: {
  available: number
  minQuantity: number
  quantityStep: number
}): number {
  const most = Math.min(available, MAX_QUANTITY)
  const whole = most - (most % quantityStep)
  return whole < minQuantity ? 0 : whole
}

/**
 * The next quantity price and how many more it takes, in whole lots; undefined when there is none, or not enough is available.
 * `counted`: units of the product that count already; `quantity`: those of them that are of this variant.
 */
export function nextPriceBreak(
  offer: { priceBreaks: readonly PriceBreak[]; available: number; minQuantity: number; quantityStep: number },
  { counted, quantity }: { counted: number; quantity: number },
): { missing: number; priceMinor: number } | undefined {
  const next = offer.priceBreaks.find(({ minQuantity }) => minQuantity > counted)
  if (!next) return undefined
  const lots = Math.ceil((next.minQuantity - counted) / offer.quantityStep)
  const missing = lots * offer.quantityStep
  return quantity + missing > mostOrderable(offer) ? undefined : { missing, priceMinor: next.priceMinor }
}

/** What stands between terms and an offer. */
export function termsProblems({ minQuantity, quantityStep }: OfferTerms): FieldIssue[] {
  if (minQuantity % quantityStep === 0) return []
  return [{ path: 'minQuantity', message: `Sold in lots of ${quantityStep}: the minimum must be a multiple of it.` }]
}

/** What is wrong with a variant's quantity prices: each begins later than the one before, and never costs more. */
export function priceBreakProblems(
  { priceMinor, priceBreaks }: { priceMinor: number | null; priceBreaks: readonly PriceBreak[] },
  minQuantity: number,
): FieldIssue[] {
  return priceBreaks.flatMap((each, index) => {
    const before = priceBreaks[index - 1]
    const problems: FieldIssue[] = []
    const say = (field: string, message: string) => problems.push({ path: `priceBreaks.${index}.${field}`, message })
    if (before && each.minQuantity <= before.minQuantity)
      say('minQuantity', 'Quantities must grow from price to price.')
    else if (each.minQuantity <= minQuantity) say('minQuantity', `Begin above the smallest order, ${minQuantity}.`)
    const dearest = before?.priceMinor ?? priceMinor
    if (dearest !== null && each.priceMinor > dearest) say('priceMinor', 'More units cannot cost more each.')
    return problems
  })
}

/** What a vendor writes on the offer page of a product on sale. What is left out stays as it is. */
export const setOfferInput = z.object({
  productId: idSchema('prd'),
  /** The state that was on the screen: CONFLICT when somebody has changed the offer since. Without it nothing is compared. */
  version: z.int().min(1).optional(),
  leadTimeDays: z.int('Enter whole days, 0 or more.').min(0).max(365).optional(),
  terms: offerTermsSchema.optional(),
  variants: z
    .array(unitPricesSchema.extend({ variantId: idSchema('var') }))
    .max(100)
    .default([]),
})
export type SetOfferInput = z.infer<typeof setOfferInput>
export const setOfferOutput = z.object({ version: z.int() })

/** An offer as its history keeps it. */
export const offerSnapshotSchema = z.object({
  currency: currencySchema,
  leadTimeDays: z.int(),
  terms: offerTermsSchema,
  variants: z.array(
    z.object({
      variantId: idSchema('var'),
      optionValues: z.array(z.string()),
      priceMinor: amountMinorSchema,
      priceBreaks: priceBreaksSchema,
    }),
  ),
})
export type OfferSnapshot = z.infer<typeof offerSnapshotSchema>

export const offerHistoryInput = pageInput.extend({ productId: idSchema('prd') })
/** Who changed an offer, the last change first. */
export const offerHistoryPage = pageOf(
  z.object({
    id: idSchema('ofc'),
    at: timestampSchema,
    by: z.string(),
    before: offerSnapshotSchema,
    after: offerSnapshotSchema,
  }),
)
export type OfferChange = z.infer<typeof offerHistoryPage>['items'][number]
