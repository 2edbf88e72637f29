import { newId, type RequestedChange, type VendorHistoryEntry, type VendorStatus } from '@millyard/contracts'
import { readRequestedChanges } from '../application/application.repository.ts'
import type { AuthTx, Queryable } from '../trpc.ts'

export type HistoryStep = {
  vendorId: string
  move: string
  from: VendorStatus
  to: VendorStatus
  note?: string
  items?: RequestedChange[]
  actorName: string
  isStaff?: boolean
  at: Date
}

/** Remembers a step of a factory. Call it in the transaction that makes it. */
export async function recordHistory(tx: AuthTx, step: HistoryStep): Promise<void> {
  const { vendorId, move, from, to, note = '', items = [], actorName, isStaff = false, at } = step
  await tx.vendorHistoryEntry.create({
    data: { id: newId('hst'), vendorId, move, fromStatus: from, toStatus: to, note, items, actorName, isStaff, at },
    select: { id: true },
  })
}

/** More steps than anybody reads. */
const MAX_STEPS = 100

/** The newest first. */
export async function listHistory(db: Queryable, vendorId: string): Promise<VendorHistoryEntry[]> {
  const rows = await db.vendorHistoryEntry.findMany({
    where: { vendorId },
    select: {
      id: true,
      at: true,
      move: true,
      fromStatus: true,
      toStatus: true,
      note: true,
      items: true,
      actorName: true,
      isStaff: true,
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: MAX_STEPS,
  })
  return rows.map(({ fromStatus, toStatus, items, at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    from: fromStatus,
    to: toStatus,
    items: readRequestedChanges(items),
  }))
}
