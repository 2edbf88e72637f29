import { createProcedures } from '@millyard/service-kit'
import type { Deps } from './deps.ts'

export const procedures = createProcedures<Deps>('shipping')
export const { router, customerProcedure, vendorProcedure, adminProcedure, serviceProcedure } = procedures
