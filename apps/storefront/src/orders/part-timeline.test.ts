import type { Order, Shipment } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { partTimeline } from './part-timeline.ts'

type Part = Order['parts'][number]

const order = { placedAt: '2026-11-20T09:00:00.000Z', paidAt: '2026-11-20T09:01:00.000Z' }
const part = (status: Part['status'], history: Part['history'] = []): Part => ({
  id: 'vor_1',
  number: 'M-1001-1',
  vendorId: 'ven_1',
  vendorName: 'Kiln Lane',
  vendorSlug: 'kiln-lane',
  status,
  items: [],
  goodsMinor: 0,
  shippingMinor: 0,
  taxMinor: 0,
  totalMinor: 0,
  deliveryName: 'Parcel',
  deliverBy: '2026-11-26T00:00:00.000Z',
  late: null,
  refundedMinor: 0,
  refundedShippingMinor: 0,
  refunds: [],
  history,
})
const parcel = (id: string, scans: [Shipment['tracking'][number]['status'], string][]): Shipment => ({
  id,
  vendorOrderId: 'vor_1',
  carrier: 'yard-post',
  carrierName: null,
  trackingNumber: 'YP-1',
  trackingUrl: null,
  status: 'in_transit',
  shippedAt: '2026-11-21T08:00:00.000Z',
  deliveredAt: null,
  items: [],
  tracking: scans.map(([status, at], index) => ({ id: `${id}-${index}`, status, description: '', place: 'Wien', at })),
})
const kinds = (...args: [Part, Shipment[]]) =>
  partTimeline(order, ...args).map((step) =>
    step.kind === 'scan' ? [step.parcel, step.status].filter(Boolean).join(' ') : step.kind,
  )

test('before the parcel leaves, the factory prepares it', () => {
  expect(kinds(part('to_ship'), [])).toEqual(['placed', 'paid', 'preparing', 'to_deliver'])
})

test('the scans of a parcel stand in the order in which they happened', () => {
  const scans = parcel('shp_1', [
    ['in_transit', '2026-11-22T08:00:00.000Z'],
    ['accepted', '2026-11-21T08:00:00.000Z'],
  ])
  expect(kinds(part('shipped'), [scans])).toEqual(['placed', 'paid', 'accepted', 'in_transit', 'to_deliver'])
})

test('a parcel that nobody has scanned yet was at least handed over', () => {
  expect(kinds(part('shipped'), [parcel('shp_1', [])])).toContain('accepted')
})

test('several parcels are told apart', () => {
  const two = [
    parcel('shp_1', [['delivered', '2026-11-22T08:00:00.000Z']]),
    parcel('shp_2', [['accepted', '2026-11-23T08:00:00.000Z']]),
  ]
  expect(kinds(part('partially_shipped'), two)).toEqual([
    'placed',
    'paid',
    '1 delivered',
    '2 accepted',
    'preparing_rest',
    'to_deliver',
  ])
})

test('what was cancelled has nothing to come and says why', () => {
  const entry = {
    id: 'hst_1',
    status: 'cancelled',
    reason: 'Not paid in time',
    actor: 'system',
    at: '2026-11-20T10:00:00.000Z',
  }
  const steps = partTimeline({ ...order, paidAt: null }, part('cancelled', [entry]), [])
  expect(steps.at(-1)).toMatchObject({ kind: 'cancelled', note: 'Not paid in time', state: 'failed' })
})
