import {
  methodIdInput,
  okSchema,
  shippingMethodInput,
  shippingMethodSchema,
  shippingMethodsSchema,
  updateShippingMethodInput,
} from '@millyard/contracts'
import { router, vendorProcedure } from '../trpc.ts'
import { createMethod, removeMethod, updateMethod } from './change-methods.ts'
import { listMethods } from './method.repository.ts'

export const methodsRouter = router({
  list: vendorProcedure('shipping.manage')
    .output(shippingMethodsSchema)
    .query(async ({ ctx }) => ({ methods: await listMethods(ctx.deps, ctx.actor.vendorId) })),

  create: vendorProcedure('shipping.manage')
    .input(shippingMethodInput)
    .output(shippingMethodSchema)
    .mutation(({ ctx, input }) => createMethod(ctx.deps, ctx.actor, input)),

  update: vendorProcedure('shipping.manage')
    .input(updateShippingMethodInput)
    .output(shippingMethodSchema)
    .mutation(({ ctx, input }) => updateMethod(ctx.deps, ctx.actor, input)),

  remove: vendorProcedure('shipping.manage')
    .input(methodIdInput)
    .output(okSchema)
    .mutation(async ({ ctx, input }) => {
      await removeMethod(ctx.deps, ctx.actor, input.methodId)
      return { ok: true as const }
    }),
})
