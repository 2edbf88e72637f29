import {
  type AttributeEntry,
  type CategoryAttribute,
  contentProblems,
  type ProductDraft,
  productDraftSchema,
  type ShownContent,
  MAX_VARIANTS_PER_PRODUCT as VARIANTS,
  type VendorVariant,
} from '@millyard/contracts'
import { toDecimalString } from '@millyard/money'
import { type FieldMessages, fieldMessages } from '../data/field-messages.ts'
import type { FieldWords } from '../data/field-words.ts'
import { readAmount, readWhole } from '../data/read-typed.ts'
import {
  cellOf,
  type OfferWords,
  quantitiesOf,
  readBreaks,
  readTerms,
  type TermsValues,
  toBreakPrices,
  toTermsValues,
} from './offer-values.ts'

/*
 * The product as it is typed. Fields have the names of the contract's, so that a message for `variants.0.priceMinor` from
 * the form or from the service finds its field; numbers and amounts are texts until they are read.
 */
export interface OptionValues {
  name: string
  values: string[]
}

export interface VariantValues {
  /** Of a variant on sale: its offer stands on the page "Price and stock". */
  id?: string
  optionValues: string[]
  sku: string
  priceMinor: string
  /** What each costs in larger quantities: one for each of the form's `quantities`. */
  breakPrices: string[]
  weightGrams: string
  stock: string
}

export type ImageValues = ShownContent['images'][number]

export type AttributeTyped = string | string[]

/** The terms and quantity prices are those of the first offer. */
export interface ProductValues extends TermsValues {
  title: string
  description: string
  categoryId: string
  brandId: string
  /** By attribute: text of a number, `yes` or `no`, ids of values. Also those that the category does not ask for. */
  attributes: Record<string, AttributeTyped>
  currency: string
  quantities: string[]
  options: OptionValues[]
  variants: VariantValues[]
  images: ImageValues[]
}

export const MAX_VARIANTS = VARIANTS

export function emptyVariant(optionValues: string[] = []): VariantValues {
  return { optionValues, sku: '', priceMinor: '', breakPrices: [], weightGrams: '', stock: '' }
}

const typed = (value: number | null) => (value === null ? '' : String(value))

/**
 * `currency`: what the product is priced in. `offers`: of what is on sale; its price and weight are shown, never written from
 * here, and new variants start with them.
 */
export function toProductValues(
  content: ShownContent,
  currency: string,
  offers: readonly VendorVariant[] = [],
): ProductValues {
  const quantities = quantitiesOf(content.variants)
  const variants = content.variants.map((variant): VariantValues => {
    const { id, optionValues } = variant
    const { sku, priceMinor, weightGrams, stock } = offers.find((offer) => offer.id === id) ?? variant
    return {
      ...(id ? { id } : {}),
      optionValues: [...optionValues],
      sku,
      priceMinor: priceMinor === null ? '' : toDecimalString({ amountMinor: priceMinor, currency }),
      breakPrices: toBreakPrices(variant, quantities, currency),
      weightGrams: typed(weightGrams),
      stock: typed(stock),
    }
  })
  return {
    title: content.title,
    description: content.description,
    categoryId: content.categoryId ?? '',
    brandId: content.brandId ?? '',
    attributes: Object.fromEntries(content.attributes.map(({ attributeId, value }) => [attributeId, toTyped(value)])),
    currency,
    ...toTermsValues(content.terms, content.leadTimeDays),
    quantities: quantities.map(String),
    options: content.options.map(({ name, values }) => ({ name, values: [...values] })),
    variants: variants.length > 0 ? variants : [emptyVariant()],
    images: content.images,
  }
}

/** What is said of a product that cannot be read. */
export type ProductWords = OfferWords & Pick<FieldWords, 'grams' | 'decimal'>

/**
 * Reads what was typed as a draft, complete or not: what cannot be read is left out and told in `unread`. `isFirst`: the
 * product was never on sale, so its first offer belongs to the draft.
 */
export function readDraft(
  values: ProductValues,
  { isFirst }: { isFirst: boolean },
  words: ProductWords,
): { content: ProductDraft; unread: FieldMessages } {
  const unread: FieldMessages = {}
  const whole = (text: string, path: string, message: string) => {
    if (text.trim() === '') return null
    const number = readWhole(text, path, message, unread)
    return path in unread ? null : number
  }
  const price = (text: string, path: string) => {
    if (text.trim() === '') return null
    const amount = readAmount(text, values.currency, path, words.price, unread)
    return path in unread ? null : amount
  }
  const terms = () => {
    const half: FieldMessages = {}
    const found = readTerms(values, 'terms.', words, half)
    Object.assign(unread, half)
    return Object.keys(half).length > 0 ? null : found
  }
  // Half a quantity price is none yet: a draft is saved between two keys.
  const breaks = ({ breakPrices }: VariantValues, index: number) => {
    const half: FieldMessages = {}
    const found = readBreaks(values.quantities, breakPrices, values.currency, `variants.${index}`, words, half)
    Object.assign(unread, half)
    return Object.keys(half).length > 0 ? [] : found
  }
  const content: ProductDraft = {
    title: values.title.trim(),
    description: values.description.trim(),
    categoryId: values.categoryId === '' ? null : values.categoryId,
    brandId: values.brandId === '' ? null : values.brandId,
    attributes: readAttributes(values.attributes, words, unread),
    options: values.options.map(({ name, values: own }) => ({ name: name.trim(), values: own })),
    variants: values.variants.map((variant, index) =>
      variant.id
        ? {
            id: variant.id,
            optionValues: variant.optionValues,
            sku: '',
            priceMinor: null,
            priceBreaks: [],
            weightGrams: null,
            stock: null,
          }
        : {
            optionValues: variant.optionValues,
            sku: variant.sku.trim(),
            priceMinor: price(variant.priceMinor, `variants.${index}.priceMinor`),
            priceBreaks: isFirst ? breaks(variant, index) : [],
            weightGrams: whole(variant.weightGrams, `variants.${index}.weightGrams`, words.grams),
            stock: whole(variant.stock, `variants.${index}.stock`, words.wholeNumber),
          },
    ),
    images: values.images.map(({ id, alt }) => ({ id, alt: alt.trim() })),
    currency: isFirst ? values.currency : null,
    leadTimeDays: isFirst ? whole(values.leadTimeDays, 'leadTimeDays', words.wholeDays) : null,
    terms: isFirst ? terms() : null,
  }
  return { content, unread }
}

function toTyped(value: AttributeEntry['value']): AttributeTyped {
  if (Array.isArray(value)) return [...value]
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
}

const NUMBER = /^\d{1,7}([.,]\d{1,3})?$/

/** The order of ids, so that the same values are the same text. */
function readAttributes(
  typed: ProductValues['attributes'],
  words: ProductWords,
  unread: FieldMessages,
): AttributeEntry[] {
  return Object.entries(typed)
    .toSorted(([a], [b]) => a.localeCompare(b))
    .flatMap(([attributeId, value]): AttributeEntry[] => {
      const entry = (said: AttributeEntry['value']) => [{ attributeId, value: said, name: '', text: '' }]
      if (Array.isArray(value)) return value.length > 0 ? entry(value) : []
      const text = value.trim()
      if (text === '') return []
      if (text === 'yes' || text === 'no') return entry(text === 'yes')
      if (NUMBER.test(text) && Number(text.replace(',', '.')) <= 1_000_000) return entry(Number(text.replace(',', '.')))
      unread[`attributes.${attributeId}`] = words.decimal
      return []
    })
}

/** Everything that stands between what was typed and its review, by field. */
export function findProblems(
  values: ProductValues,
  { isFirst, attributes = [] }: { isFirst: boolean; attributes?: readonly CategoryAttribute[] },
  words: ProductWords,
): FieldMessages {
  const { content, unread } = readDraft(values, { isFirst }, words)
  const missing = Object.fromEntries(
    contentProblems(content, { isFirst, attributes })
      .toReversed()
      .map(({ path, message }) => [cellOf(path, values.variants), message]),
  )
  const held = productDraftSchema.safeParse(content)
  return { ...missing, ...(held.success ? {} : fieldMessages(held.error)), ...unread }
}
