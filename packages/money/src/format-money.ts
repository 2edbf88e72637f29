import { currencyExponent } from './currency.ts'
import { assertMinor, type Money } from './money.ts'

const formatters = new Map<string, Intl.NumberFormat>()

/** Building an Intl.NumberFormat costs about a hundred times a call of it: a listing formats hundreds of prices. */
function formatterFor(locale: string, currency: string, exponent: number): Intl.NumberFormat {
  const key = `${locale}|${currency}`
  let formatter = formatters.get(key)
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: exponent,
      maximumFractionDigits: exponent,
    })
    formatters.set(key, formatter)
  }
  return formatter
}

/**
 * The amount as a plain decimal with a point and as many places as the currency has: `1234.50`, `-5`, `0.500`.
 * For CSV, JSON-LD and form fields; exact for every amount.
 * @throws MoneyError `UNKNOWN_CURRENCY`, `NOT_A_SAFE_INTEGER`
 */
export function toDecimalString(money: Money): string {
  const exponent = currencyExponent(money.currency)
  const amountMinor = assertMinor(money.amountMinor)
  const digits = Math.abs(amountMinor)
    .toString()
    .padStart(exponent + 1, '0')
  const sign = amountMinor < 0 ? '-' : ''
  if (exponent === 0) return sign + digits
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}

/**
 * The amount as people of `locale` (BCP 47) write it, always with all decimal places of the currency: `€1,234.50`, `¥500`.
 * Exact for every amount: the decimal text, not a float, is what is formatted.
 * @throws MoneyError `UNKNOWN_CURRENCY`, `NOT_A_SAFE_INTEGER`
 */
export function formatMoney(money: Money, locale: string): string {
  const decimal = toDecimalString(money) as Intl.StringNumericLiteral
  return formatterFor(locale, money.currency, currencyExponent(money.currency)).format(decimal)
}
