import { type ProductInput, productInput, type VendorProduct } from '@millyard/contracts'
import { toDecimalString } from '@millyard/money'
import { type FieldMessages, fieldMessages } from '../data/field-messages.ts'
import { readAmount, readWhole } from '../data/read-typed.ts'

/*
 * The product as it is typed. Fields have the names of the contract's, so that a message for `variants.0.priceMinor` from
 * the form or from the service finds its field; numbers and amounts are texts until they are read.
 */
export interface OptionValues {
  name: string
  values: string[]
}

export interface VariantValues {
  id?: string
  optionValues: string[]
  sku: string
  priceMinor: string
  weightGrams: string
  stock: string
}

export interface ProductValues {
  title: string
  description: string
  categoryId: string
  currency: string
  leadTimeDays: string
  options: OptionValues[]
  variants: VariantValues[]
}

export const MAX_VARIANTS = 100

export function emptyVariant(optionValues: string[] = []): VariantValues {
  return { optionValues, sku: '', priceMinor: '', weightGrams: '', stock: '' }
}

export function toProductValues(product?: VendorProduct): ProductValues {
  if (!product) {
    return {
      title: '',
      description: '',
      categoryId: '',
      currency: 'EUR',
      leadTimeDays: '',
      options: [],
      variants: [emptyVariant()],
    }
  }
  const { currency } = product
  return {
    title: product.title,
    description: product.description,
    categoryId: product.categoryId,
    currency,
    leadTimeDays: String(product.leadTimeDays),
    options: product.options.map(({ name, values }) => ({ name, values: [...values] })),
    variants: product.variants.map((variant) => ({
      id: variant.id,
      optionValues: [...variant.optionValues],
      sku: variant.sku,
      priceMinor: toDecimalString({ amountMinor: variant.priceMinor, currency }),
      weightGrams: String(variant.weightGrams),
      stock: String(variant.stock),
    })),
  }
}

/** Reads what was typed; the messages say per field what to change. What could not be read counts before what is too small. */
export function parseProduct(
  values: ProductValues,
): { ok: true; product: ProductInput } | { ok: false; fields: FieldMessages } {
  const unread: FieldMessages = {}
  if (values.variants.length > MAX_VARIANTS) {
    unread.variants = `These options make more than ${MAX_VARIANTS} variants. Take out some values.`
  }
  const parsed = productInput.safeParse({
    title: values.title,
    description: values.description,
    categoryId: values.categoryId,
    currency: values.currency,
    leadTimeDays: readWhole(values.leadTimeDays, 'leadTimeDays', 'Enter whole days, 0 or more.', unread),
    options: values.options,
    variants: values.variants.map(({ id, sku, optionValues, priceMinor, weightGrams, stock }, index) => ({
      ...(id ? { id } : {}),
      sku,
      optionValues,
      priceMinor: readAmount(priceMinor, values.currency, `variants.${index}.priceMinor`, unread),
      weightGrams: readWhole(weightGrams, `variants.${index}.weightGrams`, 'Enter the weight in whole grams.', unread),
      stock: readWhole(stock, `variants.${index}.stock`, 'Enter a whole number.', unread),
    })),
  })
  const fields = { ...(parsed.success ? {} : fieldMessages(parsed.error)), ...unread }
  if (fields.categoryId) fields.categoryId = 'Choose a category.'
  values.options.forEach((option, index) => {
    if (option.values.length === 0) fields[`options.${index}.values`] = 'Add at least one value.'
  })
  return parsed.success && Object.keys(fields).length === 0 ? { ok: true, product: parsed.data } : { ok: false, fields }
}
