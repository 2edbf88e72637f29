import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workOutPrice, workOutStock } from './price-step.ts'

describe('what becomes of a price', () => {
  test.each([
    [999, 'EUR', { kind: 'raise_percent', basisPoints: 1_000 }, { to: 1_099 }],
    [995, 'EUR', { kind: 'raise_percent', basisPoints: 1_000 }, { to: 1_095 }],
    [1_005, 'EUR', { kind: 'lower_percent', basisPoints: 1_000 }, { to: 904 }],
    [1_234, 'JPY', { kind: 'raise_percent', basisPoints: 250 }, { to: 1_265 }],
    [12_340, 'KWD', { kind: 'raise_percent', basisPoints: 333 }, { to: 12_750 }],
    [999, 'EUR', { kind: 'set', amountMinor: 1_250, currency: 'EUR' }, { to: 1_250 }],
    [999, 'EUR', { kind: 'raise_amount', amountMinor: 1, currency: 'EUR' }, { to: 1_000 }],
    [999, 'EUR', { kind: 'lower_amount', amountMinor: 998, currency: 'EUR' }, { to: 1 }],
    [
      999,
      'EUR',
      { kind: 'lower_amount', amountMinor: 999, currency: 'EUR' },
      { problem: 'The price would fall to zero or below.' },
    ],
    [1, 'EUR', { kind: 'lower_percent', basisPoints: 9_999 }, { problem: 'The price would fall to zero or below.' }],
    [90_000_000, 'EUR', { kind: 'raise_percent', basisPoints: 10_000 }, { problem: 'The price would be too high.' }],
    [
      999,
      'USD',
      { kind: 'set', amountMinor: 1, currency: 'EUR' },
      { problem: 'This price is in USD, and you gave an amount in EUR.' },
    ],
    [
      990,
      'KWD',
      { kind: 'set', amountMinor: 1_001, currency: 'KWD' },
      { problem: 'Prices in KWD must end in 0: cards are charged in such steps.' },
    ],
  ] as const)('%i %s by %j is %j', (price, currency, operation, worked) => {
    expect(workOutPrice(price, currency, operation)).toEqual(worked)
  })

  test('property: a raise never lowers, a lowering never raises, and the result can be charged', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50_000_000 }),
        fc.integer({ min: 1, max: 9_999 }),
        fc.constantFrom('EUR', 'JPY', 'KWD'),
        (units, basisPoints, currency) => {
          const price = currency === 'KWD' ? units - (units % 10) + 10 : units
          const up = workOutPrice(price, currency, { kind: 'raise_percent', basisPoints })
          const down = workOutPrice(price, currency, { kind: 'lower_percent', basisPoints })
          if ('to' in up) expect(up.to).toBeGreaterThanOrEqual(price)
          if ('to' in down) expect(down.to).toBeLessThanOrEqual(price)
          for (const worked of [up, down]) if ('to' in worked && currency === 'KWD') expect(worked.to % 10).toBe(0)
        },
      ),
    )
  })
})

test.each([
  [{ onHand: 5, reserved: 2 }, { kind: 'set', units: 2 }, { to: 2 }],
  [{ onHand: 5, reserved: 2 }, { kind: 'add', units: -3 }, { to: 2 }],
  [
    { onHand: 5, reserved: 2 },
    { kind: 'set', units: 1 },
    { problem: '2 units are held for orders that are being paid. At least those must stay.' },
  ],
  [{ onHand: 5, reserved: 0 }, { kind: 'add', units: -6 }, { problem: 'The stock would fall below zero.' }],
  [{ onHand: 999_999, reserved: 0 }, { kind: 'add', units: 2 }, { problem: 'A shelf holds at most 1,000,000 units.' }],
] as const)('%j by %j is %j', (shelf, operation, worked) => {
  expect(workOutStock(shelf, operation)).toEqual(worked)
})
