import type { Order, Shipment } from '@millyard/contracts'
import { TRACKING_STATUS } from '@millyard/ui'
import type { TimelineStep } from '../components/timeline.tsx'

type Part = Order['parts'][number]

/** What happened and when; `at` decides the order. */
type Happening = TimelineStep & { at: string }

function parcelSteps(shipment: Shipment, prefix: string): Happening[] {
  const scans = shipment.tracking.map(
    (entry): Happening => ({
      id: entry.id,
      title: prefix + TRACKING_STATUS[entry.status].label,
      description: [entry.description, entry.place].filter(Boolean).join(', ') || undefined,
      at: entry.at,
      state: entry.status === 'problem' ? 'failed' : 'done',
    }),
  )
  if (scans.length > 0) return scans
  return [{ id: shipment.id, title: `${prefix}${TRACKING_STATUS.accepted.label}`, at: shipment.shippedAt }]
}

function lastEntry(part: Part, status: Part['status']) {
  return part.history.findLast((entry) => entry.status === status)
}

/**
 * One timeline for a factory's part of an order: the order's own steps and the scans of its parcels, oldest first, then what
 * is still to come. With several parcels each step says which one it is about.
 */
export function partTimeline(
  order: Pick<Order, 'placedAt' | 'paidAt'>,
  part: Part,
  shipments: readonly Shipment[],
  formatDay: (iso: string) => string,
): TimelineStep[] {
  const happened: Happening[] = [{ id: 'placed', title: 'Order placed', at: order.placedAt }]
  if (order.paidAt) happened.push({ id: 'paid', title: 'Paid', at: order.paidAt })
  const isOne = shipments.length === 1
  shipments.forEach((shipment, index) => {
    happened.push(...parcelSteps(shipment, isOne ? '' : `Parcel ${index + 1}: `))
  })
  const completed = lastEntry(part, 'completed')
  if (completed)
    happened.push({ id: completed.id, title: 'Completed', description: completed.reason, at: completed.at })
  const cancelled = lastEntry(part, 'cancelled')
  if (cancelled) {
    happened.push({
      id: cancelled.id,
      title: 'Cancelled',
      description: cancelled.reason,
      at: cancelled.at,
      state: 'failed',
    })
  }
  // Equal moments keep the order in which they are listed above.
  happened.sort((a, b) => a.at.localeCompare(b.at))
  return [...happened, ...toCome(part, formatDay)]
}

function toCome(part: Part, formatDay: (iso: string) => string): TimelineStep[] {
  const delivered: TimelineStep = {
    id: 'delivered',
    title: 'Delivered',
    description: `By ${formatDay(part.deliverBy)} at the latest`,
    state: 'upcoming',
  }
  switch (part.status) {
    case 'pending_payment':
      return [{ id: 'payment', title: 'Waiting for payment', state: 'current' }, delivered]
    case 'to_ship':
      return [{ id: 'prepare', title: `Being prepared by ${part.vendorName}`, state: 'current' }, delivered]
    case 'partially_shipped':
      return [{ id: 'rest', title: 'The rest is being prepared', state: 'current' }, delivered]
    case 'shipped':
      return [delivered]
    case 'delivered':
    case 'completed':
    case 'cancelled':
      return []
  }
}
