import type { OrderItem, Shipment } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { amountOfUnits, refundableLines } from './refundable-lines.ts'

const item = (quantity: number, cancelledQuantity: number, refundedMinor: number, cancelledMinor = refundedMinor) =>
  ({
    id: 'oit_1',
    title: 'Bowl',
    variantTitle: '',
    quantity,
    cancelledQuantity,
    totalMinor: 1_000,
    cancelledMinor,
    refundedMinor,
  }) as OrderItem
const parcel = (quantity: number) => ({ items: [{ orderItemId: 'oit_1', quantity, title: 'Bowl' }] }) as Shipment

test('what is sent and what is cancelled is not to be sent', () => {
  expect(refundableLines([item(5, 1, 200)], [parcel(1), parcel(2)])).toEqual([
    {
      orderItemId: 'oit_1',
      title: 'Bowl',
      variantTitle: '',
      unitsToSend: 1,
      unitsLeft: 4,
      worthMinor: 800,
      leftMinor: 800,
    },
  ])
  expect(refundableLines([item(5, 1, 200)])[0]?.unitsToSend).toBe(4)
})

test('a unit is worth what was paid for it, whatever went back for another, and no more than is left', () => {
  const [line] = refundableLines([item(2, 0, 400, 0)])
  if (!line) throw new Error('There is no line.')
  expect([1, 2].map((quantity) => amountOfUnits(line, quantity))).toEqual([500, 600])
})

test('some units are their part of what is left, the last of them all of it', () => {
  const [line] = refundableLines([item(3, 0, 0)])
  if (!line) throw new Error('There is no line.')
  expect([0, 1, 2, 3].map((quantity) => amountOfUnits(line, quantity))).toEqual([0, 333, 667, 1_000])
  expect(amountOfUnits({ ...line, unitsLeft: 0 }, 1)).toBe(0)
})
