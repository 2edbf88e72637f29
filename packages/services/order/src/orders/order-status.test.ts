import { ORDER_STATUSES, type ParcelFacts, VENDOR_ORDER_STATUSES, type VendorOrderStatus } from '@millyard/contracts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deriveOrderStatus, deriveVendorOrderStatus, orderTransitions, vendorOrderTransitions } from './order-status.ts'

const LEGAL_FOR_VENDOR_ORDERS = new Set([
  'pending_payment → to_ship',
  'pending_payment → cancelled',
  'to_ship → partially_shipped',
  'to_ship → shipped',
  'to_ship → delivered',
  'to_ship → cancelled',
  'partially_shipped → shipped',
  'partially_shipped → delivered',
  'shipped → delivered',
  'delivered → completed',
])
const LEGAL_FOR_ORDERS = new Set([
  'pending_payment → paid',
  'pending_payment → cancelled',
  'paid → partially_shipped',
  'paid → shipped',
  'paid → delivered',
  'paid → cancelled',
  'partially_shipped → completed',
  'partially_shipped → shipped',
  'partially_shipped → delivered',
  'shipped → delivered',
  'delivered → completed',
])

const pairs = <Status extends string>(all: readonly Status[]) =>
  all.flatMap((from) => all.map((to) => ({ from, to, pair: `${from} → ${to}` })))

describe('a vendor order moves only as the table says', () => {
  test.each(pairs(VENDOR_ORDER_STATUSES))('$pair', ({ from, to, pair }) => {
    expect(vendorOrderTransitions.can(from, to)).toBe(LEGAL_FOR_VENDOR_ORDERS.has(pair))
    if (!LEGAL_FOR_VENDOR_ORDERS.has(pair))
      expect(() => vendorOrderTransitions.assert(from, to)).toThrow(/cannot become/)
  })
})

describe('an order moves only as the table says', () => {
  test.each(pairs(ORDER_STATUSES))('$pair', ({ from, to, pair }) => {
    expect(orderTransitions.can(from, to)).toBe(LEGAL_FOR_ORDERS.has(pair))
    if (!LEGAL_FOR_ORDERS.has(pair)) expect(() => orderTransitions.assert(from, to)).toThrow(/cannot become/)
  })
})

describe('an order is what its parts make it', () => {
  test.each<[VendorOrderStatus[], string]>([
    [['pending_payment'], 'pending_payment'],
    [['pending_payment', 'pending_payment'], 'pending_payment'],
    [['to_ship', 'to_ship'], 'paid'],
    [['to_ship', 'cancelled'], 'paid'],
    [['to_ship', 'partially_shipped'], 'partially_shipped'],
    [['to_ship', 'shipped'], 'partially_shipped'],
    [['to_ship', 'delivered'], 'partially_shipped'],
    [['to_ship', 'completed'], 'partially_shipped'],
    [['partially_shipped', 'delivered'], 'partially_shipped'],
    [['shipped', 'shipped'], 'shipped'],
    [['shipped', 'delivered'], 'shipped'],
    [['shipped', 'cancelled'], 'shipped'],
    [['delivered', 'delivered'], 'delivered'],
    [['delivered', 'completed'], 'delivered'],
    [['delivered', 'cancelled'], 'delivered'],
    [['completed', 'completed'], 'completed'],
    [['completed', 'cancelled'], 'completed'],
    [['cancelled', 'cancelled'], 'cancelled'],
  ])('%j → %s', (parts, expected) => {
    expect(deriveOrderStatus(parts)).toBe(expected)
    expect(deriveOrderStatus(parts.toReversed())).toBe(expected)
  })
})

test('P10 the status of a vendor order is a function of the set of its parcel events, and never goes back', () => {
  const facts = fc.record({ hasShipped: fc.boolean(), allShipped: fc.boolean(), allDelivered: fc.boolean() })
  const join = (a: ParcelFacts, b: ParcelFacts): ParcelFacts => ({
    hasShipped: a.hasShipped || b.hasShipped,
    allShipped: a.allShipped || b.allShipped,
    allDelivered: a.allDelivered || b.allDelivered,
  })
  const nothing: ParcelFacts = { hasShipped: false, allShipped: false, allDelivered: false }
  fc.assert(
    fc.property(
      fc
        .array(facts, { maxLength: 6 })
        .chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }))),
      ([events, shuffled]) => {
        expect(deriveVendorOrderStatus(shuffled.reduce(join, nothing))).toBe(
          deriveVendorOrderStatus(events.reduce(join, nothing)),
        )
        let known = nothing
        for (const event of events) {
          const before = deriveVendorOrderStatus(known)
          known = join(known, event)
          const after = deriveVendorOrderStatus(known)
          expect(after === before || vendorOrderTransitions.can(before, after)).toBe(true)
        }
      },
    ),
  )
})
