import {
  type FieldIssue,
  type OfferTerms,
  type PriceBreak,
  priceBreakProblems,
  type SetOfferInput,
  termsProblems,
  type VendorVariant,
} from '@millyard/contracts'
import { toDecimalString } from '@millyard/money'
import type { FieldMessages } from '../data/field-messages.ts'
import type { FieldWords } from '../data/field-words.ts'
import { readAmount, readWhole } from '../data/read-typed.ts'

/*
 * An offer as it is typed: terms, and a table with a row of prices for each variant and a column for each quantity. All of it
 * is text until it is read. An empty cell: this variant has no price of its own for this quantity.
 */
export interface TermsValues {
  leadTimeDays: string
  supply: OfferTerms['supply']
  isCapped: boolean
  minQuantity: string
  quantityStep: string
}

export interface PriceRow {
  variantId: string
  price: string
  /** One for each of the quantities. */
  breakPrices: string[]
}

export interface OfferValues extends TermsValues {
  quantities: string[]
  rows: PriceRow[]
}

type Priced = { priceMinor: number | null; priceBreaks: readonly PriceBreak[] }

/** The quantities of all variants, ascending: the columns of their common table. */
export function quantitiesOf(variants: readonly Priced[]): number[] {
  const all = variants.flatMap(({ priceBreaks }) => priceBreaks.map(({ minQuantity }) => minQuantity))
  return [...new Set(all)].sort((a, b) => a - b)
}

/** A variant's prices in those columns. */
export function toBreakPrices({ priceBreaks }: Priced, quantities: readonly number[], currency: string): string[] {
  return quantities.map((quantity) => {
    const found = priceBreaks.find(({ minQuantity }) => minQuantity === quantity)
    return found ? toDecimalString({ amountMinor: found.priceMinor, currency }) : ''
  })
}

export function toTermsValues(terms: OfferTerms | null, leadTimeDays: number | null): TermsValues {
  return {
    leadTimeDays: leadTimeDays === null ? '' : String(leadTimeDays),
    supply: terms?.supply ?? 'stock',
    isCapped: terms?.isCapped ?? false,
    minQuantity: String(terms?.minQuantity ?? 1),
    quantityStep: String(terms?.quantityStep ?? 1),
  }
}

export function toOfferValues(live: {
  currency: string
  leadTimeDays: number
  terms: OfferTerms
  variants: readonly VendorVariant[]
}): OfferValues {
  const { currency, leadTimeDays, terms, variants } = live
  const quantities = quantitiesOf(variants)
  return {
    ...toTermsValues(terms, leadTimeDays),
    quantities: quantities.map(String),
    rows: variants.map((variant) => ({
      variantId: variant.id,
      price: toDecimalString({ amountMinor: variant.priceMinor, currency }),
      breakPrices: toBreakPrices(variant, quantities, currency),
    })),
  }
}

/** The terms, with what could not be read under `prefix`. */
export function readTerms(
  values: TermsValues,
  prefix: string,
  words: Pick<FieldWords, 'wholeNumber'>,
  unread: FieldMessages,
): OfferTerms {
  return {
    supply: values.supply,
    isCapped: values.isCapped && values.supply === 'made_to_order',
    minQuantity: readWhole(values.minQuantity, `${prefix}minQuantity`, words.wholeNumber, unread),
    quantityStep: readWhole(values.quantityStep, `${prefix}quantityStep`, words.wholeNumber, unread),
  }
}

/** The quantity prices of one row: its filled cells. What cannot be read is noted under `path`, by column. */
export function readBreaks(
  quantities: readonly string[],
  breakPrices: readonly string[],
  currency: string,
  path: string,
  words: Pick<FieldWords, 'price' | 'fromUnits'>,
  unread: FieldMessages,
): PriceBreak[] {
  return filledColumns(breakPrices).map((column) => ({
    minQuantity: readWhole(quantities[column] ?? '', `quantities.${column}`, words.fromUnits, unread),
    priceMinor: readAmount(breakPrices[column] ?? '', currency, `${path}.breakPrices.${column}`, words.price, unread),
  }))
}

function filledColumns(breakPrices: readonly string[]): number[] {
  return breakPrices.flatMap((text, column) => (text.trim() === '' ? [] : [column]))
}

/**
 * Where a message of the service or the contracts belongs in the table: `variants.1.priceBreaks.0.priceMinor` names the first
 * filled cell of the second row.
 */
export function cellOf(path: string, rows: readonly { breakPrices: readonly string[] }[]): string {
  const [, row, index, field] = /^variants\.(\d+)\.priceBreaks\.(\d+)\.(\w+)$/.exec(path) ?? []
  if (row === undefined) return path
  const column = filledColumns(rows[Number(row)]?.breakPrices ?? [])[Number(index)] ?? 0
  return field === 'minQuantity' ? `quantities.${column}` : `variants.${row}.breakPrices.${column}`
}

/** What is said of an offer that cannot be read. */
export type OfferWords = Pick<FieldWords, 'price' | 'fromUnits' | 'wholeNumber' | 'wholeDays'>

/** Reads what was typed; `fields` says by path what cannot be offered. */
export function readOffer(
  values: OfferValues,
  { productId, version, currency }: { productId: string; version: number; currency: string },
  words: OfferWords,
): { input: SetOfferInput; fields: FieldMessages } {
  const fields: FieldMessages = {}
  const terms = readTerms(values, 'terms.', words, fields)
  const input: SetOfferInput = {
    productId,
    version,
    leadTimeDays: readWhole(values.leadTimeDays, 'leadTimeDays', words.wholeDays, fields),
    terms,
    variants: values.rows.map(({ variantId, price, breakPrices }, index) => ({
      variantId,
      priceMinor: readAmount(price, currency, `variants.${index}.priceMinor`, words.price, fields),
      priceBreaks: readBreaks(values.quantities, breakPrices, currency, `variants.${index}`, words, fields),
    })),
  }
  if (Object.keys(fields).length > 0) return { input, fields }
  const say = (prefix: string, problems: readonly FieldIssue[]) => {
    for (const { path, message } of problems) fields[cellOf(`${prefix}${path}`, values.rows)] ??= message
  }
  say('terms.', termsProblems(terms))
  input.variants.forEach((variant, index) => {
    say(`variants.${index}.`, priceBreakProblems(variant, terms.minQuantity))
  })
  return { input, fields }
}
