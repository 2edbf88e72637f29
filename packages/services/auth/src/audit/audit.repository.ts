import { newId, type StaffActed } from '@millyard/contracts'
import type { AuthTx } from '../trpc.ts'

/** `operator`: whoever holds the command line; no login of ours. */
export type NewAuditEntry = StaffActed & { occurredAt: Date }

/** Adds to the log, in the transaction that does what it tells of. */
export async function writeAuditEntry(tx: AuthTx, entry: NewAuditEntry): Promise<void> {
  await tx.auditEntry.createMany({ data: [{ id: newId('aud'), ...entry }] })
}
