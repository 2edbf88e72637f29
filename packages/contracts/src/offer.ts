/**
 * A product's offer: what a unit costs, from how many on it costs less, how many can be ordered, and when it leaves. The
 * vendor's own business, as opposed to the content (product-content.ts). docs/decisions/015 says what counts together.
 */
import { z } from 'zod'
import { amountMinorSchema, currencySchema, pageInput, pageOf, timestampSchema } from './common.ts'
import type { FieldIssue } from './errors.ts'
import { idSchema } from './ids.ts'
import { MAX_QUANTITY } from './offer-rules.ts'

export const MAX_PRICE_BREAKS = 6

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
