import { createProcedures } from '@millyard/service-kit'
import type { Deps } from './deps.ts'

export const procedures = createProcedures<Deps>('product')
export const { router, publicProcedure, customerProcedure, vendorProcedure, adminProcedure, serviceProcedure } =
  procedures
