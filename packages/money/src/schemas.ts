import { z } from 'zod'
import { isCurrencyCode } from './currency.ts'

/** A currency that Millyard can hold, as an ISO 4217 code in capitals. */
export const currencyCodeSchema = z
  .string()
  .refine(isCurrencyCode, { error: 'Use a three-letter currency code in capitals, such as EUR' })

/** An amount in minor units of its currency. May be negative: refunds and ledger entries are amounts too. */
export const moneySchema = z.object({
  amountMinor: z.int(),
  currency: currencyCodeSchema,
})
