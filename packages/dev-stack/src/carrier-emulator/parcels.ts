import { randomBytes } from 'node:crypto'
import type { CarrierScan, TrackingStatus } from '@millyard/contracts'

/** The way of a parcel; `problem` is off it and can be reached by hand alone. */
export const WAY = [
  'announced',
  'accepted',
  'in_transit',
  'out_for_delivery',
  'delivered',
] as const satisfies TrackingStatus[]
export type WayPoint = (typeof WAY)[number]

/** Where a status is on the way, or -1. */
function position(status: TrackingStatus): number {
  return (WAY as readonly TrackingStatus[]).indexOf(status)
}

/** Hours after the announcement at which a parcel is scanned, when nobody moves it by hand. */
export type Schedule = Record<Exclude<WayPoint, 'announced'>, number>
export const DEFAULT_SCHEDULE: Schedule = { accepted: 2, in_transit: 12, out_for_delivery: 44, delivered: 50 }

export interface Parcel {
  trackingNumber: string
  reference: string
  webhookUrl: string
  from: string
  to: string
  announcedAt: string
  status: TrackingStatus
  scans: CarrierScan[]
}

const TEXTS: Record<TrackingStatus, { description: string; place: (parcel: Parcel) => string | null }> = {
  announced: { description: 'The sender has announced the parcel', place: () => null },
  accepted: { description: 'Handed over to Yard Post', place: (parcel) => parcel.from },
  in_transit: { description: 'On its way', place: () => 'Yard Post hub' },
  out_for_delivery: { description: 'Loaded for delivery', place: (parcel) => parcel.to },
  delivered: { description: 'Delivered', place: (parcel) => parcel.to },
  problem: { description: 'Held back: the address could not be found', place: (parcel) => parcel.to },
}

/** `YP` and eleven digits, as on a label. */
export function newTrackingNumber(): string {
  return `YP${BigInt(`0x${randomBytes(8).toString('hex')}`)
    .toString()
    .slice(-11)
    .padStart(11, '0')}`
}

/** Adds a scan to a parcel, and returns it. */
export function scan(parcel: Parcel, status: TrackingStatus, at: Date): CarrierScan {
  const { description, place } = TEXTS[status]
  const entry: CarrierScan = {
    id: `scan_${randomBytes(9).toString('base64url')}`,
    trackingNumber: parcel.trackingNumber,
    status,
    description,
    place: place(parcel)?.slice(0, 100) ?? null,
    at: at.toISOString(),
  }
  parcel.status = status
  parcel.scans.push(entry)
  return entry
}

/** The scans that are due by `now` and have not been made, each with the moment it was due. */
export function dueScans(parcel: Parcel, schedule: Schedule, now: Date): { status: WayPoint; at: Date }[] {
  const reached = position(parcel.status)
  if (reached < 0) return [] // off the way: nothing moves by itself
  return WAY.slice(reached + 1)
    .filter((status) => status !== 'announced')
    .map((status) => ({ status, at: new Date(Date.parse(parcel.announcedAt) + schedule[status] * 3_600_000) }))
    .filter(({ at }) => at <= now)
}

/** The statuses between where a parcel is and `to`, so that moving it by hand leaves no gap in its timeline. */
export function stepsTo(parcel: Parcel, to: TrackingStatus): TrackingStatus[] {
  if (to === parcel.status) return []
  const from = position(parcel.status)
  const target = position(to)
  if (target < 0 || from < 0) return [to]
  return target > from ? WAY.slice(from + 1, target + 1) : [to]
}
