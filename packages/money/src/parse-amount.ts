import { type CurrencyCode, currencyExponent } from './currency.ts'
import { minorFromBigInt } from './money.ts'
import { MoneyError } from './money-error.ts'

const APOSTROPHES = /['’‘ʼ]/g
const MINUS_SIGNS = /[−–]/g

function separatorsOf(locale: string): { decimal: string; group: string } {
  const parts = new Intl.NumberFormat(`${locale}-u-nu-latn`, { useGrouping: 'always' }).formatToParts(1234567.5)
  const partOf = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return { decimal: partOf('decimal') || '.', group: partOf('group').replace(APOSTROPHES, "'").trim() }
}

/**
 * Reads what a person typed as an amount without a currency sign (`1,234.50` in `en`, `1.234,50` in `de`) and returns minor
 * units. Nothing is guessed and nothing is rounded: more decimal places than the currency has, a separator in the wrong
 * place, or any other text is refused.
 * @throws MoneyError `INVALID_TEXT` (its message can be shown beside the field), `UNKNOWN_CURRENCY`, `NOT_A_SAFE_INTEGER`
 */
export function parseAmount(text: string, currency: CurrencyCode, locale = 'en'): number {
  const exponent = currencyExponent(currency)
  const { decimal, group } = separatorsOf(locale)
  const example = exponent === 0 ? '12' : `12${decimal}${'0'.repeat(exponent - 1)}5`
  const refuse = (reason: string) => new MoneyError('INVALID_TEXT', `${reason} Write it like ${example}.`)

  const plain = text
    .trim()
    .replace(MINUS_SIGNS, '-')
    .replace(APOSTROPHES, "'")
    .replace(/(?<=\d)\s(?=\d{3})/g, '')
  const negative = plain.startsWith('-')
  const [whole = '', fraction = '', ...rest] = (negative ? plain.slice(1) : plain).split(decimal)
  if (rest.length > 0 || (plain.includes(decimal) && fraction === '')) throw refuse('This is not an amount.')

  const groups = group === '' ? [whole] : whole.split(group)
  // The last group has three digits everywhere; those before it two in India, three elsewhere.
  const grouped =
    groups.length === 1 ||
    groups.every((digits, index) => {
      if (index === 0) return digits.length >= 1 && digits.length <= 3
      return index === groups.length - 1 ? digits.length === 3 : digits.length === 2 || digits.length === 3
    })
  const digits = groups.join('')
  if (!grouped || !/^\d+$/.test(digits) || !/^\d*$/.test(fraction)) throw refuse('This is not an amount.')
  if (fraction.length > exponent) {
    throw refuse(exponent === 0 ? `${currency} has no decimal places.` : `${currency} has ${exponent} decimal places.`)
  }
  const amountMinor = BigInt(digits + fraction.padEnd(exponent, '0'))
  return minorFromBigInt(negative ? -amountMinor : amountMinor)
}
