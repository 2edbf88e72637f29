import { createProcedures } from '@millyard/service-kit'
import type { Deps } from './deps.ts'

export const procedures = createProcedures<Deps>('notification')
export const { router, accountProcedure, adminProcedure } = procedures
