import type { PriceOperation, StockOperation } from '@millyard/contracts'
import type { FieldMessages } from '../data/field-messages.ts'
import type { FieldWords } from '../data/field-words.ts'
import { readAmount } from '../data/read-typed.ts'

/** "7,5" as basis points; undefined for what is no percentage of at most two decimals. */
function readBasisPoints(text: string): number | undefined {
  const [, whole, fraction = ''] = /^(\d{1,4})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim()) ?? []
  if (whole === undefined) return undefined
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
}

/** What the form asks for prices; undefined when nothing, or when a field is wrong, which is noted. */
export function readPriceOperation(
  kind: string,
  text: string,
  currency: string,
  words: Pick<FieldWords, 'price' | 'amountAboveZero' | 'percent' | 'percentBelow100'>,
  fields: FieldMessages,
): PriceOperation | undefined {
  if (kind === 'raise_percent' || kind === 'lower_percent') {
    const basisPoints = readBasisPoints(text)
    if (basisPoints !== undefined && basisPoints > 0 && (kind === 'raise_percent' || basisPoints < 10_000))
      return { kind, basisPoints }
    fields.price = kind === 'lower_percent' ? words.percentBelow100 : words.percent
  }
  if (kind === 'set' || kind === 'raise_amount' || kind === 'lower_amount') {
    const amountMinor = readAmount(text, currency, 'price', words.price, fields)
    if (amountMinor > 0) return { kind, amountMinor, currency }
    fields.price ??= words.amountAboveZero
  }
  return undefined
}

/** What the form asks for stock; undefined when nothing, or when the field is wrong, which is noted. */
export function readStockOperation(
  kind: string,
  text: string,
  words: Pick<FieldWords, 'wholeNumber' | 'unitsToAdd'>,
  fields: FieldMessages,
): StockOperation | undefined {
  if (kind !== 'set' && kind !== 'add') return undefined
  const digits = text.trim().replace('−', '-')
  const isRight = kind === 'set' ? /^\d{1,7}$/.test(digits) : /^[+-]?\d{1,7}$/.test(digits)
  if (isRight && !(kind === 'add' && Number(digits) === 0)) return { kind, units: Number(digits) }
  fields.stock = kind === 'set' ? words.wholeNumber : words.unitsToAdd
  return undefined
}
