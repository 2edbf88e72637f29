import { createProcedures } from '@millyard/service-kit'
import type { Deps } from './deps.ts'

export const { router, publicProcedure, customerProcedure, vendorProcedure, adminProcedure } =
  createProcedures<Deps>('order')
