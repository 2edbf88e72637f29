import { createProcedures } from '@millyard/service-kit'
import type { Deps } from './deps.ts'

export const {
  router,
  publicProcedure,
  accountProcedure,
  customerProcedure,
  vendorProcedure,
  adminProcedure,
  serviceProcedure,
} = createProcedures<Deps>('payment')
