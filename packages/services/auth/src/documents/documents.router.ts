import {
  decideDocumentInput,
  documentIdInput,
  documentLinkSchema,
  documentSchema,
  documentsSchema,
  myDocumentSchema,
  myDocumentsSchema,
  okSchema,
  vendorIdInput,
} from '@millyard/contracts'
import { adminProcedure, router, vendorProcedure } from '../trpc.ts'
import { addDocument, addDocumentInput, removeDocument } from './add-document.ts'
import { decideDocument } from './decide-document.ts'
import { listDocuments, listDocumentsForStaff, requireManaged } from './document.repository.ts'
import { openDocumentAsStaff, openOwnDocument } from './open-document.ts'

export const documentsRouter = router({
  list: vendorProcedure('store.manage')
    .output(myDocumentsSchema)
    .query(async ({ ctx: { deps, actor } }) => {
      await requireManaged(deps.database.client, actor)
      return { documents: await listDocuments(deps.database.client, actor.vendorId, deps.clock.now()) }
    }),

  add: vendorProcedure('store.manage')
    .input(addDocumentInput)
    .output(myDocumentSchema)
    .mutation(({ ctx, input }) => addDocument(ctx.deps, ctx.actor, input)),

  remove: vendorProcedure('store.manage')
    .input(documentIdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => removeDocument(ctx.deps, ctx.actor, input.documentId)),

  open: vendorProcedure('store.manage')
    .input(documentIdInput)
    .output(documentLinkSchema)
    .mutation(({ ctx, input }) => openOwnDocument(ctx.deps, ctx.actor, input.documentId)),
})

export const vendorDocumentsRouter = router({
  list: adminProcedure('vendors.read')
    .input(vendorIdInput)
    .output(documentsSchema)
    .query(({ ctx, input }) => listDocumentsForStaff(ctx.deps, input.vendorId)),

  open: adminProcedure('vendors.read')
    .input(documentIdInput)
    .output(documentLinkSchema)
    .mutation(({ ctx, input }) => openDocumentAsStaff(ctx.deps, ctx.actor, input.documentId)),

  decide: adminProcedure('vendors.review')
    .input(decideDocumentInput)
    .output(documentSchema)
    .mutation(({ ctx, input }) => decideDocument(ctx.deps, ctx.actor, input)),
})
