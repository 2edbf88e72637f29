import { newId } from '@millyard/contracts'
import type { AuthTx } from '../trpc.ts'

export type NewAuditEntry = {
  actorUserId: string
  action: string
  subjectType: string
  subjectId: string
  details: Record<string, string | string[]>
  requestId: string
  occurredAt: Date
}

/** Records what a member of staff did, in the transaction that does it. */
export async function writeAuditEntry(tx: AuthTx, entry: NewAuditEntry): Promise<void> {
  await tx.auditEntry.createMany({ data: [{ id: newId('aud'), ...entry }] })
}
