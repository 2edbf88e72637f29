import type { Order, Shipment, TrackingStatus } from '@millyard/contracts'

type Part = Order['parts'][number]

/** What a step is about. `parcel`: the number of one of several. */
export type PartStepKind =
  | { kind: 'placed' | 'paid' | 'completed' | 'cancelled' | 'payment' | 'preparing' | 'preparing_rest' | 'to_deliver' }
  | { kind: 'scan'; status: TrackingStatus; parcel: number | undefined }

/** A step of a timeline before it has words. `note`: what somebody wrote. Steps to come have no `at`. */
export type PartStep = PartStepKind & {
  id: string
  note?: string
  at?: string
  state?: 'current' | 'upcoming' | 'failed'
}

/** What happened and when; `at` decides the order. */
type Happening = PartStep & { at: string }

function parcelSteps(shipment: Shipment, parcel: number | undefined): Happening[] {
  const scans = shipment.tracking.map(
    (entry): Happening => ({
      id: entry.id,
      kind: 'scan',
      status: entry.status,
      parcel,
      note: [entry.description, entry.place].filter(Boolean).join(', ') || undefined,
      at: entry.at,
      state: entry.status === 'problem' ? 'failed' : undefined,
    }),
  )
  if (scans.length > 0) return scans
  return [{ id: shipment.id, kind: 'scan', status: 'accepted', parcel, at: shipment.shippedAt }]
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
): PartStep[] {
  const happened: Happening[] = [{ id: 'placed', kind: 'placed', at: order.placedAt }]
  if (order.paidAt) happened.push({ id: 'paid', kind: 'paid', at: order.paidAt })
  const isOne = shipments.length === 1
  shipments.forEach((shipment, index) => {
    happened.push(...parcelSteps(shipment, isOne ? undefined : index + 1))
  })
  const completed = lastEntry(part, 'completed')
  if (completed) happened.push({ id: completed.id, kind: 'completed', note: completed.reason, at: completed.at })
  const cancelled = lastEntry(part, 'cancelled')
  if (cancelled) {
    const { id, reason, at } = cancelled
    happened.push({ id, kind: 'cancelled', note: reason, at, state: 'failed' })
  }
  // Equal moments keep the order in which they are listed above.
  happened.sort((a, b) => a.at.localeCompare(b.at))
  return [...happened, ...toCome(part)]
}

function toCome(part: Part): PartStep[] {
  const delivered: PartStep = { id: 'delivered', kind: 'to_deliver', state: 'upcoming' }
  switch (part.status) {
    case 'pending_payment':
      return [{ id: 'payment', kind: 'payment', state: 'current' }, delivered]
    case 'to_ship':
      return [{ id: 'prepare', kind: 'preparing', state: 'current' }, delivered]
    case 'partially_shipped':
      return [{ id: 'rest', kind: 'preparing_rest', state: 'current' }, delivered]
    case 'shipped':
      return [delivered]
    case 'delivered':
    case 'completed':
    case 'cancelled':
      return []
  }
}
