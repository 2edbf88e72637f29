import { isCurrencyCode, MoneyError, parseAmount } from '@millyard/money'
import type { FieldMessages } from './field-messages.ts'

/** A whole number as people type it; anything else is noted under `path` and read as 0. */
export function readWhole(text: string, path: string, message: string, fields: FieldMessages): number {
  const digits = text.trim()
  if (/^\d{1,9}$/.test(digits)) return Number(digits)
  fields[path] = message
  return 0
}

/** An amount as people type it, in minor units; `missing` or what is wrong is noted under `path`, and 0 is read. */
export function readAmount(
  text: string,
  currency: string,
  path: string,
  missing: string,
  fields: FieldMessages,
): number {
  if (text.trim() === '') fields[path] = missing
  else if (isCurrencyCode(currency)) {
    try {
      return parseAmount(text, currency)
    } catch (error) {
      if (!(error instanceof MoneyError)) throw error
      fields[path] = error.message
    }
  }
  return 0
}
