import type { PrismaClient } from '@millyard/auth-db'
import type { EventHandlers } from '@millyard/service-kit'
import type { Deps } from './trpc.ts'

/** Event type → what the auth service does about it. It tells and does not listen. */
export const events: EventHandlers<Deps, PrismaClient> = {}
