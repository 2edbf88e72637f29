import type { DomainEvent } from '@millyard/contracts'
import type { AuthTx, Deps } from '../trpc.ts'
import { writeAuditEntry } from './audit.repository.ts'

/** Another service tells what a member of staff did there. */
export async function onStaffActed(_deps: Deps, tx: AuthTx, event: DomainEvent<'staff.acted.v1'>): Promise<void> {
  await writeAuditEntry(tx, { ...event.data, occurredAt: new Date(event.occurredAt) })
}
