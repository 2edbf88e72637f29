import { myVendorsSchema, setVacationInput, storeProfileInput, vendorSchema } from '@millyard/contracts'
import { accountProcedure, router, vendorProcedure } from '../trpc.ts'
import { listMyVendors } from './list-my-vendors.ts'
import { setVacation } from './set-vacation.ts'
import { updateStoreProfile } from './update-store-profile.ts'

export const vendorRouter = router({
  mine: accountProcedure.output(myVendorsSchema).query(({ ctx }) => listMyVendors(ctx.deps, ctx.actor)),

  updateProfile: vendorProcedure('store.manage')
    .input(storeProfileInput)
    .output(vendorSchema)
    .mutation(({ ctx, input }) => updateStoreProfile(ctx.deps, ctx.actor, input)),

  setVacation: vendorProcedure('store.manage')
    .input(setVacationInput)
    .output(vendorSchema)
    .mutation(({ ctx, input }) => setVacation(ctx.deps, ctx.actor, input)),
})
