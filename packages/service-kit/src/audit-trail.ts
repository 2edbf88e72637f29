import { AsyncLocalStorage } from 'node:async_hooks'
import { AppError, type StaffActed } from '@millyard/contracts'
import type { Clock } from './clock.ts'

/** Where an action goes: an event to the auth service, which keeps the log; in that service itself, the log's table. */
// biome-ignore lint/suspicious/noExplicitAny: every service has a transaction of its own type
export type StaffActionWriter = (tx: any, clock: Clock, acted: Omit<StaffActed, 'service'>) => Promise<void>

/** Follows one mutation of a member of staff: it must leave an entry, or say that nothing has changed. */
export type AuditTrail = {
  /** The procedure, for the words of the error. */
  readonly path: string
  readonly requestId: string
  readonly write: StaffActionWriter
  isRecorded: boolean
}

const storage = new AsyncLocalStorage<AuditTrail>()

/** Runs a mutation of staff: every transaction that it opens is under its trail. */
export function followTrail<T>(trail: AuditTrail, work: () => T): T {
  return storage.run(trail, work)
}

/** The trail of the mutation that runs here; undefined for everything that staff do not do. */
export function currentTrail(): AuditTrail | undefined {
  return storage.getStore()
}

/**
 * Runs the work of a transaction. Under a trail it throws, which rolls the transaction back, when the mutation has recorded
 * nothing by its end. What a transaction recorded that is rolled back counts as not recorded.
 */
export async function leavingAnEntry<T>(trail: AuditTrail | undefined, work: () => Promise<T>): Promise<T> {
  if (!trail) return work()
  const before = trail.isRecorded
  try {
    const result = await work()
    assertRecorded(trail)
    return result
  } catch (error) {
    trail.isRecorded = before
    throw error
  }
}

/** A mutation of the admin console that has left no trace is a bug of ours, found by the first test that calls it. */
export function assertRecorded({ isRecorded, path }: AuditTrail): void {
  if (isRecorded) return
  throw new AppError('INTERNAL', {
    message: 'Something went wrong on our side.',
    cause: new Error(
      `${path} acted for staff and left no audit entry: call recordStaffAction in its first transaction.`,
    ),
  })
}
