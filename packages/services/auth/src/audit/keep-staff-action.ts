import type { StaffActionWriter } from '@millyard/service-kit'
import type { AuthTx } from '../trpc.ts'
import { writeAuditEntry } from './audit.repository.ts'

/** This service keeps the log: what staff do here is written into it in the transaction that does it. */
export const keepStaffAction: StaffActionWriter = async (tx: AuthTx, clock, acted) => {
  await writeAuditEntry(tx, { ...acted, service: 'auth', occurredAt: clock.now() })
}
