import type { PrismaClient } from '@millyard/auth-db'
import type { EventHandlers } from '@millyard/service-kit'
import { onStaffActed } from './audit/on-staff-acted.ts'
import type { Deps } from './trpc.ts'

/** Event type → what the auth service does about it. */
export const events: EventHandlers<Deps, PrismaClient> = {
  'staff.acted.v1': onStaffActed,
}
