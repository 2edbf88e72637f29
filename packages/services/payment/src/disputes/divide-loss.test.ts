import { sumMinor } from '@millyard/money'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { divideLoss, type LossShare } from './divide-loss.ts'

const share = (step: number) =>
  fc.record({ units: fc.nat(1_000_000), commission: fc.nat(1_000_000) }).map(({ units, commission }): LossShare => {
    const leftMinor = units * step
    const payableUnits = Math.max(0, units - commission)
    return { leftMinor, commissionLeftMinor: leftMinor - payableUnits * step }
  })

test.each([
  ['EUR', 1],
  ['KWD', 10],
] as const)('%s: a loss is divided without a rest, within what each has left, in steps', (currency, step) => {
  fc.assert(
    fc.property(fc.array(share(step), { maxLength: 6 }), fc.nat(3_000_000), (shares, units) => {
      const lostMinor = units * step
      const { losses, beyondMinor } = divideLoss(shares, lostMinor, currency)
      expect(sumMinor(losses.map((loss) => loss.amountMinor)) + beyondMinor).toBe(lostMinor)
      const leftMinor = sumMinor(shares.map((one) => one.leftMinor))
      expect(beyondMinor).toBe(Math.max(0, lostMinor - leftMinor))
      for (const [index, loss] of losses.entries()) {
        const { leftMinor: most = 0, commissionLeftMinor = 0 } = shares[index] ?? {}
        const payableMinor = loss.amountMinor - loss.commissionMinor
        expect(loss.commissionMinor).toBeGreaterThanOrEqual(0)
        expect(loss.commissionMinor).toBeLessThanOrEqual(commissionLeftMinor)
        expect(payableMinor).toBeGreaterThanOrEqual(0)
        expect(payableMinor).toBeLessThanOrEqual(most - commissionLeftMinor)
        expect(payableMinor % step).toBe(0)
        if (loss.amountMinor === most) expect(loss.commissionMinor).toBe(commissionLeftMinor)
      }
    }),
  )
})

test('what a dispute takes beyond the order is nobody’s share; without vendors all of it', () => {
  expect(divideLoss([{ leftMinor: 70, commissionLeftMinor: 7 }], 100, 'EUR')).toEqual({
    losses: [{ amountMinor: 70, commissionMinor: 7 }],
    beyondMinor: 30,
  })
  expect(divideLoss([], 100, 'EUR')).toEqual({ losses: [], beyondMinor: 100 })
})
