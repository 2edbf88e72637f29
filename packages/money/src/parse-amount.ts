import { type CurrencyCode, currencyExponent } from './currency.ts'
import { minorFromBigInt } from './money.ts'
import { MoneyError } from './money-error.ts'

const APOSTROPHES = /['’‘ʼ]/g
const MINUS_SIGNS = /[−–]/g

/** How a text is to be read: what stands before the decimals, and what between groups of digits. Empty: neither occurs. */
interface Separators {
  decimal: string
  group: string
}

function separatorsOf(locale: string): Separators {
  const parts = new Intl.NumberFormat(`${locale}-u-nu-latn`, { useGrouping: 'always' }).formatToParts(1234567.5)
  const partOf = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return { decimal: partOf('decimal') || '.', group: partOf('group').replace(APOSTROPHES, "'").trim() }
}

/**
 * Tells from the text itself what its points and commas mean, for people whose keyboard has one of them only.
 * @throws `ambiguous` for a comma that may stand before decimals or between thousands
 */
function separatorsIn(text: string, exponent: number, ambiguous: () => MoneyError): Separators {
  if (text.includes("'")) return { decimal: text.includes(',') ? ',' : '.', group: "'" }
  const marks = [...text].filter((character) => character === '.' || character === ',')
  const last = marks.at(-1)
  if (last === undefined) return { decimal: '', group: '' }
  const other = last === '.' ? ',' : '.'
  if (marks.includes(other)) return { decimal: last, group: other }
  if (marks.length > 1) return { decimal: '', group: last }
  // A point alone is what our fields are filled in with. A comma alone can group thousands only with one to three digits
  // before it, no zero in front, and three after it.
  if (last === '.' || !/^[1-9]\d{0,2},\d{3}$/.test(text)) return { decimal: last, group: '' }
  if (exponent === 0) return { decimal: '', group: last }
  throw ambiguous()
}

/**
 * Reads what a person typed as an amount without a currency sign and returns minor units. Nothing is rounded: more decimal
 * places than the currency has, a separator in the wrong place, or any other text is refused.
 *
 * With a `locale`, its separators alone count (`1.234,50` in `de`). Without one, point and comma are both understood
 * (`14.90`, `14,90`, `1,234.50`, `1.234,50`), and what could mean two amounts is refused, not guessed: `1,234` in euros.
 * A point alone stands before decimals, as `toDecimalString` writes them: `1.234` in euros has one too many.
 * @throws MoneyError `INVALID_TEXT` (its message can be shown beside the field), `UNKNOWN_CURRENCY`, `NOT_A_SAFE_INTEGER`
 */
export function parseAmount(text: string, currency: CurrencyCode, locale?: string): number {
  const exponent = currencyExponent(currency)
  const plain = text
    .trim()
    .replace(MINUS_SIGNS, '-')
    .replace(APOSTROPHES, "'")
    .replace(/(?<=\d)\s(?=\d{3})/g, '')
  const negative = plain.startsWith('-')
  const unsigned = negative ? plain.slice(1) : plain

  const { decimal, group } =
    locale === undefined
      ? separatorsIn(unsigned, exponent, () => {
          const digits = unsigned.replace(',', '')
          return new MoneyError(
            'INVALID_TEXT',
            `“${unsigned}” can be read as ${digits} or as ${unsigned.replace(',', '.')}. Write thousands without a separator, like ${digits}.`,
          )
        })
      : separatorsOf(locale)
  const example = exponent === 0 ? '12' : `12${decimal || '.'}${'0'.repeat(exponent - 1)}5`
  const refuse = (reason: string) => new MoneyError('INVALID_TEXT', `${reason} Write it like ${example}.`)

  const [whole = '', fraction = '', ...rest] = decimal === '' ? [unsigned] : unsigned.split(decimal)
  if (rest.length > 0 || (decimal !== '' && unsigned.includes(decimal) && fraction === '')) {
    throw refuse('This is not an amount.')
  }

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
