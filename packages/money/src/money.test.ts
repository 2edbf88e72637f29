import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  allocate,
  CURRENCY_CODES,
  compare,
  currencyExponent,
  formatMoney,
  fromStripeAmount,
  MoneyError,
  moneySchema,
  multiply,
  negate,
  parseAmount,
  percentIncludedIn,
  percentOf,
  roundToStripeStep,
  splitForStripePayout,
  subtract,
  sum,
  sumMinor,
  toDecimalString,
  toStripeAmount,
} from './index.ts'

const MAX = Number.MAX_SAFE_INTEGER
const minor = fc.maxSafeInteger()
const currency = fc.constantFrom(...CURRENCY_CODES)
const weights = fc
  .array(fc.oneof(fc.constant(0), fc.nat(1000), fc.maxSafeNat()), { minLength: 1, maxLength: 30 })
  .filter((all) => all.some((weight) => weight > 0))

/** The code of the MoneyError that `run` throws; fails on anything else. */
function refusal(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof MoneyError) return error.code
    throw error
  }
  return 'nothing was refused'
}

describe('allocate', () => {
  it('keeps the exact sum for every amount and every weights', () => {
    fc.assert(fc.property(minor, weights, (amount, parts) => sumMinor(allocate(amount, parts)) === amount))
  })

  it('gives each part its proportion to within one minor unit, and nothing to a weight of zero', () => {
    fc.assert(
      fc.property(minor, weights, (amount, parts) => {
        const total = parts.reduce((left, weight) => left + BigInt(weight), 0n)
        allocate(amount, parts).forEach((share, index) => {
          const weight = BigInt(parts[index] ?? 0)
          if (weight === 0n) expect(share).toBe(0)
          const error = BigInt(share) * total - BigInt(amount) * weight
          expect(error < total && error > -total).toBe(true)
        })
      }),
    )
  })

  it('divides a refund as it divided the charge', () => {
    fc.assert(
      fc.property(minor, weights, (amount, parts) => {
        expect(allocate(-amount, parts)).toEqual(allocate(amount, parts).map((share) => (share === 0 ? 0 : -share)))
      }),
    )
  })

  it('gives equal remainders to the earlier part', () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(allocate(-100, [1, 1, 1])).toEqual([-34, -33, -33])
    expect(allocate(5, [0, 3, 7])).toEqual([0, 2, 3])
    expect(allocate(0, [3, 0])).toEqual([0, 0])
  })

  it('refuses weights that would lose the amount', () => {
    for (const parts of [[], [0], [0, 0], [-1, 2], [0.5, 0.5], [Number.NaN], [Number.POSITIVE_INFINITY]]) {
      expect(refusal(() => allocate(10, parts))).toBe('INVALID_WEIGHTS')
    }
    expect(refusal(() => allocate(0.1, [1]))).toBe('NOT_A_SAFE_INTEGER')
  })
})

describe('percentOf', () => {
  it('rounds a half away from zero, once', () => {
    expect(percentOf(50, 100)).toBe(1)
    expect(percentOf(49, 100)).toBe(0)
    expect(percentOf(-50, 100)).toBe(-1)
    expect(percentOf(-49, 100)).toBe(0)
    expect(percentOf(1999, 1250)).toBe(250)
    expect(percentOf(MAX, 10_000)).toBe(MAX)
  })

  it('is symmetric and never more than half a minor unit off', () => {
    fc.assert(
      fc.property(minor, fc.nat(10_000), (amount, rate) => {
        const share = percentOf(amount, rate)
        expect(percentOf(-amount, rate)).toBe(share === 0 ? 0 : -share)
        const error = 2n * (BigInt(share) * 10_000n - BigInt(amount) * BigInt(rate))
        expect(error <= 10_000n && error >= -10_000n).toBe(true)
      }),
    )
  })

  it('finds the tax inside a gross price', () => {
    expect(percentIncludedIn(12_000, 2000)).toBe(2000)
    expect(percentIncludedIn(1999, 1900)).toBe(319)
    expect(percentIncludedIn(1999, 0)).toBe(0)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.nat(5000), (net, rate) => {
        expect(percentIncludedIn(net + percentOf(net, rate), rate)).toBe(percentOf(net, rate))
      }),
    )
  })

  it('refuses rates that are negative or not whole', () => {
    expect(refusal(() => percentOf(100, -1))).toBe('INVALID_RATE')
    expect(refusal(() => percentOf(100, 12.5))).toBe('INVALID_RATE')
    expect(refusal(() => percentIncludedIn(100, Number.NaN))).toBe('INVALID_RATE')
  })
})

describe('arithmetic', () => {
  const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' })

  it('adds, subtracts, negates, multiplies, sums and compares within one currency', () => {
    expect(add(eur(150), eur(50))).toEqual(eur(200))
    expect(subtract(eur(50), eur(150))).toEqual(eur(-100))
    expect(multiply(eur(1999), 3)).toEqual(eur(5997))
    expect(sum([eur(1), eur(2), eur(-3)], 'EUR')).toEqual(eur(0))
    expect(sum([], 'JPY')).toEqual({ amountMinor: 0, currency: 'JPY' })
    expect(compare(eur(1), eur(2))).toBe(-1)
    expect(Object.is(negate(eur(0)).amountMinor, 0)).toBe(true)
  })

  it('refuses to mix currencies', () => {
    const yen = { amountMinor: 1, currency: 'JPY' }
    expect(refusal(() => add(eur(1), yen))).toBe('CURRENCY_MISMATCH')
    expect(refusal(() => subtract(eur(1), yen))).toBe('CURRENCY_MISMATCH')
    expect(refusal(() => compare(eur(1), yen))).toBe('CURRENCY_MISMATCH')
    expect(refusal(() => sum([eur(1), yen], 'EUR'))).toBe('CURRENCY_MISMATCH')
  })

  it('refuses fractions and results that a number cannot hold exactly', () => {
    expect(refusal(() => add(eur(MAX), eur(1)))).toBe('NOT_A_SAFE_INTEGER')
    expect(refusal(() => subtract(eur(-MAX), eur(1)))).toBe('NOT_A_SAFE_INTEGER')
    expect(refusal(() => multiply(eur(MAX), 2))).toBe('NOT_A_SAFE_INTEGER')
    expect(refusal(() => multiply(eur(1), 1.5))).toBe('NOT_A_SAFE_INTEGER')
    expect(refusal(() => add(eur(0.1), eur(0.2)))).toBe('NOT_A_SAFE_INTEGER')
    expect(sumMinor([MAX, MAX, -MAX])).toBe(MAX)
  })

  it('validates money from outside', () => {
    expect(moneySchema.safeParse({ amountMinor: -5, currency: 'EUR' }).success).toBe(true)
    for (const bad of [
      { amountMinor: 1.5, currency: 'EUR' },
      { amountMinor: MAX + 1, currency: 'EUR' },
      { amountMinor: '5', currency: 'EUR' },
      { amountMinor: 5, currency: 'eur' },
      { amountMinor: 5, currency: 'ZZZ' },
    ]) {
      expect(moneySchema.safeParse(bad).success, JSON.stringify(bad)).toBe(false)
    }
  })
})

describe('text', () => {
  it('shows as many decimal places as the currency has', () => {
    expect(formatMoney({ amountMinor: 123_450, currency: 'EUR' }, 'en')).toBe('€1,234.50')
    expect(formatMoney({ amountMinor: 123_450, currency: 'EUR' }, 'de')).toBe('1.234,50\u00a0€')
    expect(formatMoney({ amountMinor: 500, currency: 'JPY' }, 'en')).toBe('¥500')
    expect(formatMoney({ amountMinor: 5120, currency: 'KWD' }, 'en')).toBe('KWD\u00a05.120')
    expect(formatMoney({ amountMinor: -5, currency: 'EUR' }, 'en')).toBe('-€0.05')
    expect(formatMoney({ amountMinor: 100, currency: 'HUF' }, 'en')).toBe('HUF\u00a01.00')
    expect(formatMoney({ amountMinor: MAX, currency: 'EUR' }, 'en')).toBe('€90,071,992,547,409.91')
    expect(toDecimalString({ amountMinor: -5, currency: 'EUR' })).toBe('-0.05')
  })

  it('reads back what it wrote, in every currency', () => {
    fc.assert(
      fc.property(minor, currency, (amountMinor, code) => {
        expect(parseAmount(toDecimalString({ amountMinor, currency: code }), code)).toBe(amountMinor)
      }),
    )
  })

  it('reads back what each locale writes', () => {
    fc.assert(
      fc.property(
        minor,
        fc.constantFrom('en', 'de', 'fr', 'pl', 'de-CH', 'es', 'pt', 'sv', 'en-IN'),
        (amountMinor, locale) => {
          const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(
            toDecimalString({ amountMinor, currency: 'EUR' }) as Intl.StringNumericLiteral,
          )
          expect(parseAmount(text, 'EUR', locale)).toBe(amountMinor)
        },
      ),
    )
  })

  it('reads amounts as people type them', () => {
    expect(parseAmount('12', 'EUR')).toBe(1200)
    expect(parseAmount(' 12.5 ', 'EUR')).toBe(1250)
    expect(parseAmount('1,234.50', 'EUR')).toBe(123_450)
    expect(parseAmount('1.234,50', 'EUR', 'de')).toBe(123_450)
    expect(parseAmount('1 234,50', 'EUR', 'fr')).toBe(123_450)
    expect(parseAmount('500', 'JPY')).toBe(500)
  })

  /** The message of the refusal, which stands beside the field. */
  function refusalText(text: string, code: string): string {
    try {
      return `${parseAmount(text, code)} was read`
    } catch (error) {
      if (error instanceof MoneyError) return error.message
      throw error
    }
  }

  it('refuses what could mean two amounts, and says how to write it', () => {
    const advice = 'Write thousands without a separator, like 1234.'
    expect(refusalText('1,234', 'EUR')).toBe(`“1,234” can be read as 1234 or as 1.234. ${advice}`)
    expect(refusalText('-1,234', 'EUR')).toBe(`“1,234” can be read as 1234 or as 1.234. ${advice}`)
    expect(refusalText('12,345', 'EUR')).toContain('12345 or as 12.345')
    // Three decimals: the comma of a thousand looks like the comma of a decimal. The point is how fields are filled in.
    expect(refusalText('1,234', 'KWD')).toContain('1234 or as 1.234')
    expect(parseAmount('1.234', 'KWD')).toBe(1234)
  })

  it('understands the decimal comma, which is the only one on many phones', () => {
    for (const [text, code, amountMinor] of [
      ['14,90', 'EUR', 1490],
      ['14.90', 'EUR', 1490],
      ['14,9', 'EUR', 1490],
      ['-0,05', 'EUR', -5],
      ['1.234,50', 'EUR', 123_450],
      ['1,234.50', 'EUR', 123_450],
      ['1 234,50', 'EUR', 123_450],
      ['1’234.50', 'EUR', 123_450],
      ["1'234,50", 'EUR', 123_450],
      ['1,234,567', 'EUR', 123_456_700],
      ['1.234.567', 'EUR', 123_456_700],
      ['12,34,567.5', 'EUR', 123_456_750],
      // Nothing is left to guess: a yen has no decimals, so the mark groups thousands.
      ['1,234', 'JPY', 1234],
      ['5,12', 'KWD', 5120],
      ['0,512', 'KWD', 512],
      ['1234,567', 'KWD', 1_234_567],
      ['1.234,567', 'KWD', 1_234_567],
      ['1,234.567', 'KWD', 1_234_567],
    ] as const) {
      expect(parseAmount(text, code), `${text} ${code}`).toBe(amountMinor)
    }
  })

  it('refuses decimals that the currency does not have, with either mark', () => {
    expect(refusalText('0,505', 'EUR')).toBe('EUR has 2 decimal places. Write it like 12,05.')
    expect(refusalText('1.234', 'EUR')).toBe('EUR has 2 decimal places. Write it like 12.05.')
    expect(refusalText('1.234', 'JPY')).toBe('JPY has no decimal places. Write it like 12.')
    expect(refusalText('1234.567', 'EUR')).toBe('EUR has 2 decimal places. Write it like 12.05.')
    expect(refusalText('1.234,567', 'EUR')).toBe('EUR has 2 decimal places. Write it like 12,05.')
    expect(refusalText('14,90', 'JPY')).toBe('JPY has no decimal places. Write it like 12.')
    expect(refusalText('1,234.50', 'JPY')).toContain('JPY has no decimal places.')
    expect(refusalText('1,2345', 'KWD')).toContain('KWD has 3 decimal places.')
  })

  it('holds on to the separators of a locale that is given', () => {
    expect(refusal(() => parseAmount('14,90', 'EUR', 'en'))).toBe('INVALID_TEXT')
    expect(refusal(() => parseAmount('14.90', 'EUR', 'de'))).toBe('INVALID_TEXT')
    expect(parseAmount('1,234', 'EUR', 'en')).toBe(123_400)
  })

  it('refuses what it would have to guess', () => {
    for (const text of [
      '',
      ' ',
      '.',
      '-',
      'abc',
      '1.',
      '1.2.3',
      '1,2,3',
      '1.234,5,6',
      '1,23.456',
      '12,',
      '1,23,4',
      ',5',
      '1e3',
      '€5',
      '0x10',
      '1.234',
      '--1',
    ]) {
      expect(
        refusal(() => parseAmount(text, 'EUR')),
        text,
      ).toBe('INVALID_TEXT')
    }
    expect(refusal(() => parseAmount('1.5', 'JPY'))).toBe('INVALID_TEXT')
    expect(refusal(() => parseAmount('1', 'ZZZ'))).toBe('UNKNOWN_CURRENCY')
    expect(refusal(() => parseAmount('99999999999999999', 'EUR'))).toBe('NOT_A_SAFE_INTEGER')
  })
})

describe("Stripe's amounts", () => {
  it('are minor units, but for the special cases', () => {
    expect(toStripeAmount({ amountMinor: 1000, currency: 'USD' })).toBe(1000)
    expect(toStripeAmount({ amountMinor: 500, currency: 'JPY' })).toBe(500)
    expect(toStripeAmount({ amountMinor: 5, currency: 'ISK' })).toBe(500)
    expect(toStripeAmount({ amountMinor: 5, currency: 'UGX' })).toBe(500)
    expect(toStripeAmount({ amountMinor: 5120, currency: 'KWD' })).toBe(5120)
    expect(refusal(() => toStripeAmount({ amountMinor: 5124, currency: 'KWD' }))).toBe('NOT_REPRESENTABLE')
    expect(refusal(() => fromStripeAmount(550, 'isk'))).toBe('NOT_REPRESENTABLE')
    expect(fromStripeAmount(500, 'isk')).toEqual({ amountMinor: 5, currency: 'ISK' })
    expect(roundToStripeStep(5125, 'KWD')).toBe(5130)
    expect(roundToStripeStep(5125, 'EUR')).toBe(5125)
  })

  it('come back as the money that was sent, in every currency', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), currency, (amount, code) => {
        const money = { amountMinor: roundToStripeStep(amount, code), currency: code }
        expect(fromStripeAmount(toStripeAmount(money), code.toLowerCase())).toEqual(money)
      }),
    )
  })

  it('split a balance into what can be paid out and what waits', () => {
    expect(splitForStripePayout({ amountMinor: 1045, currency: 'HUF' })).toEqual({
      payableMinor: 1000,
      waitingMinor: 45,
    })
    expect(splitForStripePayout({ amountMinor: 80_045, currency: 'TWD' })).toEqual({
      payableMinor: 80_000,
      waitingMinor: 45,
    })
    expect(splitForStripePayout({ amountMinor: 1045, currency: 'EUR' })).toEqual({
      payableMinor: 1045,
      waitingMinor: 0,
    })
    expect(splitForStripePayout({ amountMinor: -10, currency: 'EUR' })).toEqual({ payableMinor: 0, waitingMinor: -10 })
  })
})

describe('currencies', () => {
  it('have the exponents of ISO 4217', () => {
    expect(CURRENCY_CODES.length).toBeGreaterThan(130)
    expect(new Set(CURRENCY_CODES).size).toBe(CURRENCY_CODES.length)
    for (const code of ['JPY', 'KRW', 'CLP', 'VND', 'XAF', 'ISK', 'UGX']) expect(currencyExponent(code)).toBe(0)
    for (const code of ['EUR', 'USD', 'HUF', 'TWD']) expect(currencyExponent(code)).toBe(2)
    for (const code of ['KWD', 'BHD', 'OMR', 'JOD', 'TND']) expect(currencyExponent(code)).toBe(3)
    expect(refusal(() => currencyExponent('eur'))).toBe('UNKNOWN_CURRENCY')
  })
})
