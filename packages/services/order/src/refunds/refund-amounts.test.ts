import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  amountsOfChargeback,
  amountsOfMoney,
  amountsOfUnits,
  type RefundAmounts,
  type RefundablePart,
} from './refund-amounts.ts'

const line = (id: string, quantity: number, totalMinor: number, commissionMinor: number) => ({
  id,
  quantity,
  cancelledQuantity: 0,
  cancelledMinor: 0,
  totalMinor,
  refundedMinor: 0,
  commissionMinor,
  refundedCommissionMinor: 0,
})
type Line = ReturnType<typeof line>

const partOf = (lines: Line[], shippingMinor: number, taxMinor: number, currency = 'EUR'): RefundablePart => ({
  currency: currency as RefundablePart['currency'],
  totalMinor: lines.reduce((sum, one) => sum + one.totalMinor, shippingMinor),
  refundedMinor: 0,
  shippingMinor,
  refundedShippingMinor: 0,
  taxMinor,
  refundedTaxMinor: 0,
  lines,
})

/** The part after this has gone back. */
function after(part: RefundablePart, amounts: RefundAmounts): RefundablePart {
  return {
    ...part,
    refundedMinor: part.refundedMinor + amounts.amountMinor,
    refundedShippingMinor: part.refundedShippingMinor + amounts.shippingMinor,
    refundedTaxMinor: part.refundedTaxMinor + amounts.taxMinor,
    lines: part.lines.map((one) => {
      const back = amounts.lines.find((other) => other.orderItemId === one.id)
      return {
        ...one,
        cancelledQuantity: one.cancelledQuantity + (back?.quantity ?? 0),
        cancelledMinor: one.cancelledMinor + (back && back.quantity > 0 ? back.amountMinor : 0),
        refundedMinor: one.refundedMinor + (back?.amountMinor ?? 0),
        refundedCommissionMinor: one.refundedCommissionMinor + (back?.commissionMinor ?? 0),
      }
    }),
  }
}

describe('units that are not sent', () => {
  test('P38 give back the price that was paid for them, and leave the other lines alone', () => {
    const part = partOf([line('a', 3, 1_000, 100), line('b', 1, 500, 50)], 590, 348)
    const back = amountsOfUnits(part, [{ orderItemId: 'a', quantity: 1 }])
    expect(back).toEqual({
      lines: [{ orderItemId: 'a', quantity: 1, amountMinor: 333, commissionMinor: 33 }],
      amountMinor: 333,
      shippingMinor: 0,
      taxMinor: 55,
      commissionMinor: 33,
    })
  })

  test('P35 all of them, in whatever pieces, leave exactly nothing of price, delivery, tax and commission', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 5 }), total: fc.nat(90_000), rate: fc.nat(3_000) }), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.nat(3_000),
        fc.nat(2_500),
        fc.infiniteStream(fc.nat(99)),
        (drawn, shippingMinor, taxRate, choices) => {
          const lines = drawn.map(({ quantity, total, rate }, index) =>
            line(String(index), quantity, total, Math.floor((total * rate) / 10_000)),
          )
          const goods = lines.reduce((sum, one) => sum + one.totalMinor, shippingMinor)
          let part = partOf(lines, shippingMinor, Math.floor((goods * taxRate) / 10_000))
          let amountMinor = 0
          for (;;) {
            const open = part.lines.filter((one) => one.cancelledQuantity < one.quantity)
            if (open.length === 0) break
            const next = open[(choices.next().value ?? 0) % open.length]
            if (!next) break
            const left = next.quantity - next.cancelledQuantity
            const quantity = 1 + ((choices.next().value ?? 0) % left)
            const back = amountsOfUnits(part, [{ orderItemId: next.id, quantity }])
            for (const amount of [
              back.amountMinor,
              back.taxMinor,
              back.commissionMinor,
              back.amountMinor - back.commissionMinor,
            ])
              expect(amount).toBeGreaterThanOrEqual(0)
            amountMinor += back.amountMinor
            part = after(part, back)
          }
          expect(amountMinor).toBe(part.totalMinor)
          expect([part.refundedMinor, part.refundedShippingMinor, part.refundedTaxMinor]).toEqual([
            part.totalMinor,
            part.shippingMinor,
            part.taxMinor,
          ])
          for (const one of part.lines) {
            expect([one.refundedMinor, one.refundedCommissionMinor]).toEqual([one.totalMinor, one.commissionMinor])
          }
        },
      ),
    )
  })

  test('after money went back for another unit of the line, one gives back what was paid for it, in either order', () => {
    const part = partOf([line('a', 2, 20_000, 2_000)], 0, 0)
    const money = (before: RefundablePart) =>
      after(before, amountsOfMoney(before, [{ orderItemId: 'a', amountMinor: 8_000 }], 0))
    const unit = (before: RefundablePart) => after(before, amountsOfUnits(before, [{ orderItemId: 'a', quantity: 1 }]))
    expect([unit(money(part)).refundedMinor, money(unit(part)).refundedMinor]).toEqual([18_000, 18_000])
  })

  test('after money went back for the line, they give back no more than is left of it', () => {
    const part = partOf([line('a', 2, 1_000, 100)], 0, 0)
    const now = after(part, amountsOfMoney(part, [{ orderItemId: 'a', amountMinor: 400 }], 0))
    expect(amountsOfUnits(now, [{ orderItemId: 'a', quantity: 1 }]).amountMinor).toBe(500)
    expect(amountsOfUnits(now, [{ orderItemId: 'a', quantity: 2 }])).toMatchObject({
      amountMinor: 600,
      commissionMinor: 60,
    })
  })

  test('more than are left, and a line of another order, are refused', () => {
    const part = partOf([line('a', 2, 1_000, 100)], 0, 0)
    expect(() => amountsOfUnits(part, [{ orderItemId: 'a', quantity: 3 }])).toThrow('More units than are left')
    expect(() => amountsOfUnits(part, [{ orderItemId: 'z', quantity: 1 }])).toThrow('not part of the order')
  })
})

describe('what a bank took', () => {
  test('is divided over lines and delivery without a rest, within what each has left; what is left afterwards can still go', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ total: fc.nat(90_000), rate: fc.nat(3_000) }), { minLength: 1, maxLength: 4 }),
        fc.nat(3_000),
        fc.double({ min: 0, max: 1.2, noNaN: true }),
        (drawn, shippingMinor, portion) => {
          const part = partOf(
            drawn.map(({ total, rate }, index) => line(String(index), 1, total, Math.floor((total * rate) / 10_000))),
            shippingMinor,
            0,
          )
          const commissionMinor = part.lines.reduce((sum, one) => sum + one.commissionMinor, 0)
          const takenMinor = Math.floor(part.totalMinor * portion)
          const back = amountsOfChargeback(part, takenMinor, Math.floor(commissionMinor * Math.min(1, portion)))
          expect(back.amountMinor).toBe(Math.min(takenMinor, part.totalMinor))
          const now = after(part, back)
          for (const one of now.lines) {
            expect(one.refundedMinor).toBeLessThanOrEqual(one.totalMinor)
            expect(one.refundedCommissionMinor).toBeLessThanOrEqual(one.commissionMinor)
          }
          for (const one of back.lines) expect(one.commissionMinor).toBeLessThanOrEqual(one.amountMinor)
          const rest = amountsOfUnits(
            now,
            now.lines.map((one) => ({ orderItemId: one.id, quantity: 1 })),
          )
          expect(back.amountMinor + rest.amountMinor).toBe(part.totalMinor)
          expect(back.commissionMinor + rest.commissionMinor).toBe(commissionMinor)
        },
      ),
    )
  })
})

describe('money for what stands', () => {
  const part = partOf([line('a', 2, 1_000, 105)], 590, 265)

  test('P25 takes the commission at the rate that was frozen, and delivery from the factory alone', () => {
    expect(amountsOfMoney(part, [{ orderItemId: 'a', amountMinor: 500 }], 590)).toEqual({
      lines: [{ orderItemId: 'a', quantity: 0, amountMinor: 500, commissionMinor: 53 }],
      amountMinor: 1_090,
      shippingMinor: 590,
      taxMinor: 182,
      commissionMinor: 53,
    })
  })

  test('P11 more than is left of a line or of the delivery is refused, and so is nothing', () => {
    expect(() => amountsOfMoney(part, [{ orderItemId: 'a', amountMinor: 1_001 }], 0)).toThrow('more than is left')
    expect(() => amountsOfMoney(part, [], 591)).toThrow('more than is left')
    expect(() => amountsOfMoney(part, [], 0)).toThrow('Enter what goes back')
  })

  test('P14 in dinars it is what Stripe can move, for the buyer and for the factory', () => {
    const dinars = partOf([line('a', 3, 10_000, 1_330)], 0, 0, 'KWD')
    expect(() => amountsOfMoney(dinars, [{ orderItemId: 'a', amountMinor: 3_335 }], 0)).toThrow('multiple of 10')
    const [back] = amountsOfUnits(dinars, [{ orderItemId: 'a', quantity: 1 }]).lines
    expect(back).toEqual({ orderItemId: 'a', quantity: 1, amountMinor: 3_330, commissionMinor: 450 })
  })
})
