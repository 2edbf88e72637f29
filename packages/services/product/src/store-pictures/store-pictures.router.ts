import { imageSchema, okSchema, removeStorePictureInput, storePicturesSchema } from '@millyard/contracts'
import { router, vendorProcedure } from '../trpc.ts'
import { readStorePictures, removeStorePicture, setStorePicture, setStorePictureInput } from './store-pictures.ts'

export const storePicturesRouter = router({
  get: vendorProcedure('store.manage')
    .output(storePicturesSchema)
    .query(({ ctx }) => readStorePictures(ctx.deps, ctx.actor)),

  set: vendorProcedure('store.manage')
    .input(setStorePictureInput)
    .output(imageSchema)
    .mutation(({ ctx, input }) => setStorePicture(ctx.deps, ctx.actor, input)),

  remove: vendorProcedure('store.manage')
    .input(removeStorePictureInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => removeStorePicture(ctx.deps, ctx.actor, input.kind)),
})
