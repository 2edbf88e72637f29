import { MoneyError } from './money-error.ts'

/**
 * An ISO 4217 code in capitals, such as `EUR`. A plain string, so that rows and contracts need no cast: whether it is a
 * currency that we know is checked by `currencyCodeSchema` at the edges and by every function here that uses its exponent.
 */
export type CurrencyCode = string

/**
 * Currencies without a minor unit. The malagasy ariary (MGA) divides by five in ISO 4217 and is counted whole by Stripe and
 * in daily life, so it is whole here.
 */
const ZERO_DECIMAL = 'BIF CLP DJF GNF ISK JPY KMF KRW MGA PYG RWF UGX VND VUV XAF XOF XPF'

const THREE_DECIMAL = 'BHD JOD KWD OMR TND'

const TWO_DECIMAL =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CNY COP CRC CVE ' +
  'CZK DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR JMD KES KGS KHR KYD KZT ' +
  'LAK LBP LKR LRD LSL MAD MDL MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN ' +
  'QAR RON RSD RUB SAR SBD SCR SEK SGD SHP SLE SOS SRD STN SVC SZL THB TJS TOP TRY TTD TWD TZS UAH USD UYU UZS WST XCD ' +
  'XCG YER ZAR ZMW'

const EXPONENTS: ReadonlyMap<CurrencyCode, number> = new Map([
  ...ZERO_DECIMAL.split(' ').map((code) => [code, 0] as const),
  ...TWO_DECIMAL.split(' ').map((code) => [code, 2] as const),
  ...THREE_DECIMAL.split(' ').map((code) => [code, 3] as const),
])

/** Every currency that Millyard can hold, in alphabetical order: those in which Stripe takes payments. */
export const CURRENCY_CODES: readonly CurrencyCode[] = /* @__PURE__ */ [...EXPONENTS.keys()].sort()

/** True for a code of `CURRENCY_CODES`. Case-sensitive: `eur` is not a currency code here. */
export function isCurrencyCode(value: string): value is CurrencyCode {
  return EXPONENTS.has(value)
}

/**
 * How many decimal places the minor unit stands for: 2 for EUR, 0 for JPY, 3 for KWD.
 * @throws MoneyError `UNKNOWN_CURRENCY`
 */
export function currencyExponent(currency: CurrencyCode): number {
  const exponent = EXPONENTS.get(currency)
  if (exponent === undefined)
    throw new MoneyError('UNKNOWN_CURRENCY', `"${currency}" is not a currency that Millyard knows`)
  return exponent
}
