import { addressIdInput, addressSchema, okSchema, pageInput, pageOf } from '@millyard/contracts'
import { addressInput, updateAddressInput } from '@millyard/contracts/address'
import { customerProcedure, router } from '../trpc.ts'
import { createAddress } from './create-address.ts'
import { listAddresses } from './list-addresses.ts'
import { removeAddress } from './remove-address.ts'
import { updateAddress } from './update-address.ts'

export const addressRouter = router({
  list: customerProcedure
    .input(pageInput)
    .output(pageOf(addressSchema))
    .query(({ ctx, input }) => listAddresses(ctx.deps, ctx.actor, input)),

  create: customerProcedure
    .input(addressInput)
    .output(addressSchema)
    .mutation(({ ctx, input }) => createAddress(ctx.deps, ctx.actor, input)),

  update: customerProcedure
    .input(updateAddressInput)
    .output(addressSchema)
    .mutation(({ ctx, input }) => updateAddress(ctx.deps, ctx.actor, input)),

  remove: customerProcedure
    .input(addressIdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => removeAddress(ctx.deps, ctx.actor, input)),
})
