import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type SplitLine, splitOrder, taxContainedIn } from './split-order.ts'

const line = (vendorId: string, unitPriceMinor: number, quantity = 1, commissionMinor = 0): SplitLine => ({
  vendorId,
  unitPriceMinor,
  quantity,
  commissionMinor,
})

/** Prices as they occur: whole yen, cents, and fils in steps of ten; and the extremes that the contracts let through. */
const priceIn = {
  JPY: fc.integer({ min: 1, max: 500_000 }),
  EUR: fc.oneof(fc.integer({ min: 1, max: 300_000 }), fc.integer({ min: 1, max: 100_000_000 })),
  KWD: fc.integer({ min: 1, max: 5_000_000 }).map((steps) => steps * 10),
} as const

const cart = fc.constantFrom('JPY' as const, 'EUR' as const, 'KWD' as const).chain((currency) =>
  fc.record({
    currency: fc.constant(currency),
    lines: fc.array(
      fc.record({
        vendorId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        quantity: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 9_999 })),
        unitPriceMinor: priceIn[currency],
        // Far more than the goods are worth, too: a fixed commission may be.
        commissionMinor: fc.oneof(fc.nat(5_000), fc.nat(2_000_000_000)),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    shipping: fc.array(fc.oneof(fc.constant(0), fc.nat(10_000_000)), { minLength: 5, maxLength: 5 }),
    taxBasisPoints: fc.oneof(fc.constantFrom(0, 1_900, 2_000, 2_550, 2_700), fc.nat(10_000)),
  }),
)

/** As `expect(…).toBe(…)`, without building an assertion a million times. */
function same<T>(actual: T, expected: T): void {
  if (!Object.is(actual, expected)) expect(actual).toBe(expected)
}

const sum = (amounts: readonly number[]) => Number(amounts.reduce((total, amount) => total + BigInt(amount), 0n))

describe('the split of an order', () => {
  test('P21 in 10,000 carts every share is whole, none is negative, and they sum exactly to the charge', () => {
    fc.assert(
      fc.property(cart, ({ lines, shipping, taxBasisPoints }) => {
        const vendorIds = [...new Set(lines.map((one) => one.vendorId))]
        const deliveries = vendorIds.map((vendorId, index) => ({ vendorId, amountMinor: shipping[index] ?? 0 }))
        const order = splitOrder(lines, deliveries, taxBasisPoints)

        const charge =
          sum(lines.map((one) => one.unitPriceMinor * one.quantity)) + sum(deliveries.map((one) => one.amountMinor))
        same(order.totalMinor, charge)
        same(order.goodsMinor + order.shippingMinor, charge)
        for (const key of ['goodsMinor', 'shippingMinor', 'taxMinor', 'totalMinor', 'commissionMinor'] as const) {
          same(sum(order.parts.map((part) => part[key])), order[key])
        }
        same(sum(order.parts.map((part) => part.commissionMinor + part.payableMinor)), charge)

        same(order.parts.map((part) => part.vendorId).join(), vendorIds.join())
        for (const part of order.parts) {
          same(part.goodsMinor, sum(part.lines.map((one) => one.totalMinor)))
          same(part.commissionMinor, sum(part.lines.map((one) => one.commissionMinor)))
          same(part.goodsMinor + part.shippingMinor, part.totalMinor)
          same(part.commissionMinor + part.payableMinor, part.totalMinor)
          same(part.taxMinor <= part.totalMinor, true)
          const amounts = [
            part.goodsMinor,
            part.shippingMinor,
            part.taxMinor,
            part.totalMinor,
            part.commissionMinor,
            part.payableMinor,
            ...part.lines.flatMap((one) => [one.totalMinor, one.commissionMinor]),
          ]
          same(
            amounts.every((amount) => Number.isSafeInteger(amount) && amount >= 0),
            true,
          )
          same(
            part.lines.every((one) => one.commissionMinor <= one.totalMinor),
            true,
          )
        }
        same(order.parts.flatMap((part) => part.lines).length, lines.length)
      }),
      { numRuns: 10_000 },
    )
  }, 120_000)

  test('the tax is contained in the price, rounded once for goods and delivery together', () => {
    const order = splitOrder([line('a', 1_999), line('a', 1_999)], [{ vendorId: 'a', amountMinor: 590 }], 1_900)
    expect(order.totalMinor).toBe(4_588)
    expect(order.taxMinor).toBe(733) // 4588 × 19 / 119 = 732.53; line by line it would be 319 + 319 + 94 = 732
    expect(taxContainedIn(12_000, 2_000)).toBe(2_000)
    expect(taxContainedIn(12_000, 0)).toBe(0)
  })

  test('P22 a commission larger than the goods leaves the vendor the delivery, never a debt', () => {
    const order = splitOrder([line('a', 100, 1, 250)], [{ vendorId: 'a', amountMinor: 500 }], 2_000)
    expect(order.parts[0]).toMatchObject({ commissionMinor: 100, payableMinor: 500 })
  })

  test('P12 a vendor without a delivery, and a delivery without a vendor, stop the order', () => {
    const lines = [line('a', 100), line('b', 100)]
    expect(() => splitOrder(lines, [{ vendorId: 'a', amountMinor: 0 }], 0)).toThrow()
    expect(() =>
      splitOrder(
        lines,
        [
          { vendorId: 'a', amountMinor: 0 },
          { vendorId: 'c', amountMinor: 0 },
        ],
        0,
      ),
    ).toThrow()
    expect(() => splitOrder([], [{ vendorId: 'a', amountMinor: 0 }], 0)).toThrow()
  })

  test('a fraction of a minor unit is refused, not rounded away', () => {
    expect(() => splitOrder([line('a', 1.5)], [{ vendorId: 'a', amountMinor: 0 }], 0)).toThrow()
  })
})
