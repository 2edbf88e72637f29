import {
  collectionIdInput,
  collectionIdOutput,
  createCollectionInput,
  okSchema,
  removeCollectionInput,
  staffCollectionSchema,
  staffCollectionsSchema,
  updateCollectionInput,
} from '@millyard/contracts'
import { adminProcedure, router } from '../trpc.ts'
import { createCollection } from './create-collection.ts'
import { removeCollection } from './remove-collection.ts'
import { listCollections, showCollection } from './staff-collections.ts'
import { updateCollection } from './update-collection.ts'

export const collectionsRouter = router({
  list: adminProcedure('products.read')
    .output(staffCollectionsSchema)
    .query(({ ctx }) => listCollections(ctx.deps)),

  get: adminProcedure('products.read')
    .input(collectionIdInput)
    .output(staffCollectionSchema)
    .query(({ ctx, input }) => showCollection(ctx.deps, input.collectionId)),

  create: adminProcedure('catalogue.manage')
    .input(createCollectionInput)
    .output(collectionIdOutput)
    .mutation(({ ctx, input }) => createCollection(ctx.deps, ctx.actor, input)),

  update: adminProcedure('catalogue.manage')
    .input(updateCollectionInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => updateCollection(ctx.deps, ctx.actor, input)),

  remove: adminProcedure('catalogue.manage')
    .input(removeCollectionInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => removeCollection(ctx.deps, ctx.actor, input)),
})
