import { expect, test } from 'vitest'
import { checkoutTotals, chosenOption, type Quote } from './checkout-totals.ts'

const option = (methodId: string, amountMinor: number) => ({
  methodId,
  name: methodId,
  amountMinor,
  minDays: 1,
  maxDays: 3,
})
const group = (vendorId: string, subtotalMinor: number, options = [option('a', 500), option('b', 900)]) => ({
  vendorId,
  vendorName: vendorId,
  vendorSlug: vendorId,
  vendorPlace: '',
  lines: [],
  subtotalMinor,
  options,
  problem: null,
})
const quote = (groups: Quote['groups']): Quote => ({ currency: 'EUR', groups, subtotalMinor: 0, taxBasisPoints: 2000 })

test('goods and each factory’s delivery make the total; tax is contained in it', () => {
  const totals = checkoutTotals(quote([group('v1', 10_000), group('v2', 2_000)]), { v1: 'b' })
  expect(totals).toEqual({ goodsMinor: 12_000, deliveryMinor: 1_400, taxMinor: 1_817 + 417, totalMinor: 13_400 })
})

test('a factory that cannot deliver leaves no total', () => {
  expect(checkoutTotals(quote([group('v1', 100), group('v2', 100, [])]), {})).toBeNull()
})

test('a choice that is no longer on offer falls back to the first', () => {
  expect(chosenOption(group('v1', 100), { v1: 'gone' })?.methodId).toBe('a')
})
