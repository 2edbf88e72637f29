import { type ShippingMethod, shippingMethodInput } from '@millyard/contracts'
import { toDecimalString } from '@millyard/money'
import type { z } from 'zod'
import { type FieldMessages, fieldMessages } from '../data/field-messages.ts'
import type { FieldWords } from '../data/field-words.ts'
import { readAmount, readWhole } from '../data/read-typed.ts'

/** A delivery method as it is typed. */
export interface MethodValues {
  name: string
  countries: string[]
  currency: string
  amountMinor: string
  /** Empty: never free. */
  freeFromMinor: string
  minDays: string
  maxDays: string
}

export function toMethodValues(method?: ShippingMethod): MethodValues {
  if (!method) {
    return { name: '', countries: [], currency: 'EUR', amountMinor: '', freeFromMinor: '', minDays: '', maxDays: '' }
  }
  const { currency, freeFromMinor } = method
  return {
    name: method.name,
    countries: [...method.countries],
    currency,
    amountMinor: toDecimalString({ amountMinor: method.amountMinor, currency }),
    freeFromMinor: freeFromMinor === null ? '' : toDecimalString({ amountMinor: freeFromMinor, currency }),
    minDays: String(method.minDays),
    maxDays: String(method.maxDays),
  }
}

/** Reads what was typed; the messages say per field what to change. */
export function parseMethod(
  values: MethodValues,
  words: Pick<FieldWords, 'price' | 'wholeDays' | 'tooManyCountries'>,
): { ok: true; method: z.output<typeof shippingMethodInput> } | { ok: false; fields: FieldMessages } {
  const unread: FieldMessages = {}
  const { currency } = values
  const parsed = shippingMethodInput.safeParse({
    name: values.name,
    countries: values.countries,
    currency,
    amountMinor: readAmount(values.amountMinor, currency, 'amountMinor', words.price, unread),
    freeFromMinor:
      values.freeFromMinor.trim() === ''
        ? null
        : readAmount(values.freeFromMinor, currency, 'freeFromMinor', words.price, unread),
    minDays: readWhole(values.minDays, 'minDays', words.wholeDays, unread),
    maxDays: readWhole(values.maxDays, 'maxDays', words.wholeDays, unread),
  })
  const fields = { ...(parsed.success ? {} : fieldMessages(parsed.error)), ...unread }
  if (values.countries.length > 60) fields.countries = words.tooManyCountries
  return parsed.success && Object.keys(fields).length === 0 ? { ok: true, method: parsed.data } : { ok: false, fields }
}
