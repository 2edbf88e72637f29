/**
 * The content of a product: what buyers read and choose from, as opposed to its offer (prices, stock, times), which is the
 * vendor's own business. Content is written by revisions alone. A draft may be incomplete; `contentProblems` says what is
 * missing before staff look at it. Both the forms and the service ask it, so they never disagree.
 */
import { z } from 'zod'
import { attributeEntriesSchema, attributeProblems, type CategoryAttribute } from './attribute.ts'
import { currencySchema, imageSchema, text } from './common.ts'
import type { FieldIssue } from './errors.ts'
import { idSchema } from './ids.ts'
import { offerTermsSchema, priceBreakProblems, priceSchema, termsProblems, unitPricesSchema } from './offer.ts'
import { richText, richTextLength } from './rich-text.ts'

export const MAX_VARIANTS_PER_PRODUCT = 100
export const MAX_IMAGES_PER_PRODUCT = 12
export const MAX_OPTIONS_PER_PRODUCT = 3

const weightSchema = z.int().min(1, 'Enter the weight in grams.').max(1_000_000)
const stockSchema = z.int('Enter a whole number.').min(0, 'Stock cannot be below zero.').max(1_000_000)

/**
 * A variant in a draft. With an `id` it is on sale: its offer stands on the product's offer page, and the fields below it
 * are not read. Without one it is new, and they are its first offer.
 */
export const draftVariantSchema = z.object({
  id: idSchema('var').optional(),
  optionValues: z.array(text(60)).max(MAX_OPTIONS_PER_PRODUCT),
  sku: text(60, { min: 0 }).default(''),
  priceMinor: priceSchema.nullable().default(null),
  priceBreaks: unitPricesSchema.shape.priceBreaks.default([]),
  weightGrams: weightSchema.nullable().default(null),
  stock: stockSchema.nullable().default(null),
})

/** Characters that a buyer reads. */
export const MAX_DESCRIPTION = 10_000

/**
 * A product's content as far as it is written. Every field has a default, so that a revision written before a field existed
 * still reads. New content is one more field here, one more line in `contentProblems`, in the product
 * service's `apply-revision.ts` and `live-content.ts`, and in the portals' comparison of revisions.
 */
export const productDraftSchema = z.object({
  title: text(140, { min: 0 }).default(''),
  /** Rich text, see rich-text.ts. */
  description: richText(MAX_DESCRIPTION).default(''),
  categoryId: idSchema('cat').nullable().default(null),
  /** A brand of the list, or one that the factory has proposed; most goods have none. */
  brandId: idSchema('brd').nullable().default(null),
  /** Also those that the category does not ask for: they are there again when the factory chooses another one. */
  attributes: attributeEntriesSchema.default([]),
  options: z
    .array(z.object({ name: text(40, { min: 0 }), values: z.array(text(60)).max(30) }))
    .max(MAX_OPTIONS_PER_PRODUCT)
    .default([]),
  variants: z
    .array(draftVariantSchema)
    .max(MAX_VARIANTS_PER_PRODUCT, `A product has at most ${MAX_VARIANTS_PER_PRODUCT} variants. Take out some values.`)
    .default([]),
  /** The pictures in their order; the first is the one in lists. */
  images: z
    .array(z.object({ id: idSchema('img'), alt: text(200, { min: 0 }) }))
    .max(MAX_IMAGES_PER_PRODUCT, `A product has at most ${MAX_IMAGES_PER_PRODUCT} pictures.`)
    .default([]),
  /** First offer of a product that was never on sale; null afterwards. */
  currency: currencySchema.nullable().default(null),
  leadTimeDays: z.int().min(0).max(365).nullable().default(null),
  terms: offerTermsSchema.nullable().default(null),
})
export type ProductDraft = z.infer<typeof productDraftSchema>
export type ProductDraftInput = z.input<typeof productDraftSchema>

/** Content as people see it: pictures with their addresses, category and brand with their names. */
export const shownContentSchema = productDraftSchema.extend({
  images: z.array(imageSchema),
  categoryName: z.string(),
  brandName: z.string(),
})
export type ShownContent = z.infer<typeof shownContentSchema>

const isTwice = (values: readonly string[], index: number) => {
  const value = values[index]?.toLowerCase() ?? ''
  return value !== '' && values.findIndex((other) => other.toLowerCase() === value) < index
}

function optionProblems({ options, variants }: ProductDraft): FieldIssue[] {
  const problems: FieldIssue[] = []
  const names = options.map(({ name }) => name)
  options.forEach(({ name, values }, index) => {
    const say = (field: string, message: string) => problems.push({ path: `options.${index}.${field}`, message })
    if (name === '') say('name', 'Fill in this field.')
    if (isTwice(names, index)) say('name', 'Two options have the same name.')
    if (values.length === 0) say('values', 'Add at least one value.')
    if (new Set(values).size !== values.length) say('values', 'A value is listed twice.')
  })
  const seen = new Set<string>()
  variants.forEach(({ optionValues }, index) => {
    const say = (message: string, at = '') => problems.push({ path: `variants.${index}.optionValues${at}`, message })
    if (optionValues.length !== options.length) say('Choose a value for every option.')
    optionValues.forEach((value, at) => {
      if (options[at] && !options[at].values.includes(value))
        say('This value is not one of the option’s values.', `.${at}`)
    })
    const key = JSON.stringify(optionValues)
    if (seen.has(key)) say('Two variants have the same options.')
    seen.add(key)
  })
  return problems
}

function firstOfferProblems({ variants, terms }: ProductDraft, minQuantity: number): FieldIssue[] {
  const problems: FieldIssue[] = []
  const skus = variants.map(({ id, sku }) => (id ? '' : sku))
  variants.forEach(({ id, sku, priceMinor, priceBreaks, weightGrams, stock }, index) => {
    if (id) return
    const say = (field: string, message: string) => problems.push({ path: `variants.${index}.${field}`, message })
    if (sku === '') say('sku', 'Fill in this field.')
    else if (skus.indexOf(sku) < index) say('sku', 'Two variants have the same SKU.')
    if (priceMinor === null) say('priceMinor', 'Enter a price.')
    if (weightGrams === null) say('weightGrams', 'Enter the weight in grams.')
    if (stock === null) say('stock', 'Enter a whole number.')
    for (const { path, message } of priceBreakProblems({ priceMinor, priceBreaks }, minQuantity)) say(path, message)
  })
  if (terms) problems.push(...termsProblems(terms).map(({ path, message }) => ({ path: `terms.${path}`, message })))
  return problems
}

/**
 * What stands between a draft and its review, field by field; nothing when it is complete. `isFirst`: the product was never
 * on sale, so the draft brings its first offer too. `attributes`: what its category asks for. `minQuantity`: the smallest
 * order of a product that is on sale, whose terms are not part of the draft.
 */
export function contentProblems(
  draft: ProductDraft,
  {
    isFirst,
    attributes = [],
    minQuantity = draft.terms?.minQuantity ?? 1,
  }: { isFirst: boolean; attributes?: readonly CategoryAttribute[]; minQuantity?: number | undefined },
): FieldIssue[] {
  const problems: FieldIssue[] = []
  const say = (path: string, message: string) => problems.push({ path, message })
  if (draft.title.length < 3) say('title', 'Write at least 3 characters.')
  if (richTextLength(draft.description) < 20) say('description', 'Write at least 20 characters.')
  if (draft.categoryId === null) say('categoryId', 'Choose a category.')
  problems.push(...attributeProblems(draft.attributes, attributes))
  if (draft.variants.length === 0) say('variants', 'Add at least one variant.')
  problems.push(...optionProblems(draft), ...firstOfferProblems(draft, minQuantity))
  if (draft.images.length === 0) say('images', 'Add at least one picture.')
  draft.images.forEach(({ alt }, index) => {
    if (alt === '') say(`images.${index}.alt`, 'Say in a few words what the picture shows.')
  })
  if (isFirst && draft.currency === null) say('currency', 'Choose a currency.')
  if (isFirst && draft.leadTimeDays === null) say('leadTimeDays', 'Enter whole days, 0 or more.')
  return problems
}
