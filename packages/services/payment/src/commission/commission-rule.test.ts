import { newId } from '@millyard/contracts'
import { stripeStepMinor } from '@millyard/money'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CommissionLine, type CommissionRule, commissionOf, pickRule } from './commission-rule.ts'

const rule = (overrides: Partial<CommissionRule> = {}): CommissionRule => ({
  id: newId('cru'),
  vendorId: null,
  categoryId: null,
  productId: null,
  basisPoints: 1_000,
  fixedPerUnitMinor: 0,
  currency: null,
  ...overrides,
})
const line = (overrides: Partial<CommissionLine> = {}): CommissionLine => ({
  vendorId: 'v',
  productId: 'p',
  categoryId: 'c',
  quantity: 1,
  netMinor: 10_000,
  ...overrides,
})

describe('which rule applies', () => {
  const everything = rule()
  const category = rule({ categoryId: 'c' })
  const vendor = rule({ vendorId: 'v' })
  const vendorInCategory = rule({ vendorId: 'v', categoryId: 'c' })
  const product = rule({ productId: 'p' })
  const productInEuro = rule({ productId: 'p', currency: 'EUR' })

  test('the most specific one: product, then vendor and category, vendor, category, everything', () => {
    const ranked = [productInEuro, product, vendorInCategory, vendor, category, everything]
    for (let first = 0; first < ranked.length; first++) {
      expect(pickRule(ranked.slice(first).toReversed(), line(), 'EUR')).toBe(ranked[first])
    }
  })

  test('a rule for something else never applies; P27 nor does one whose category is gone', () => {
    const others = [
      rule({ vendorId: 'w' }),
      rule({ categoryId: 'deleted' }),
      rule({ productId: 'q' }),
      rule({ currency: 'JPY' }),
    ]
    expect(pickRule([...others, everything], line(), 'EUR')).toBe(everything)
    expect(pickRule(others, line(), 'EUR')).toBeUndefined()
  })
})

describe('what is kept', () => {
  test('the rate on what the buyer pays for the goods, rounded once, half-up', () => {
    expect(commissionOf(rule(), line({ netMinor: 1_999 }), 'EUR')).toBe(200)
    expect(commissionOf(rule({ basisPoints: 1_250 }), line({ netMinor: 1_999 }), 'EUR')).toBe(250)
    expect(commissionOf(rule(), line({ netMinor: 0 }), 'EUR')).toBe(0)
    expect(commissionOf(rule(), line({ netMinor: 5 }), 'JPY')).toBe(1)
  })

  test('P26 a fixed fee is per unit: three lines of one pay the same as one line of three', () => {
    const fixed = rule({ basisPoints: 0, fixedPerUnitMinor: 35, currency: 'EUR' })
    const one = commissionOf(fixed, line({ quantity: 1, netMinor: 1_000 }), 'EUR')
    expect(commissionOf(fixed, line({ quantity: 3, netMinor: 3_000 }), 'EUR')).toBe(3 * one)
    expect(one).toBe(35)
  })

  test('P22 P14 it is never negative, never more than the line, and always an amount that Stripe can move', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 1, max: 9_999 }),
        fc.constantFrom('EUR', 'JPY', 'KWD'),
        (netMinor, basisPoints, fixedSteps, quantity, currency) => {
          const step = stripeStepMinor(currency)
          const kept = commissionOf(
            rule({ basisPoints, fixedPerUnitMinor: fixedSteps * step, currency }),
            line({ netMinor, quantity }),
            currency,
          )
          expect(kept).toBeGreaterThanOrEqual(0)
          expect(kept).toBeLessThanOrEqual(netMinor)
          expect(kept % step).toBe(0)
        },
      ),
    )
  })
})
