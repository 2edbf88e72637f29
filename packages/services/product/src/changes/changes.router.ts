import {
  changeIdInput,
  changeIdOutput,
  changeRowsInput,
  changeRowsPage,
  changeSummarySchema,
  changesInput,
  changesPage,
  editCatalogueInput,
  exportInput,
  exportPageSchema,
  okSchema,
  problemsInput,
  problemsPageSchema,
} from '@millyard/contracts'
import { router, vendorProcedure } from '../trpc.ts'
import { applyChange, cancelChange } from './apply-change.ts'
import { editCatalogue, undoChange } from './begin-change.ts'
import { exportProducts } from './export-products.ts'
import { listProblems } from './list-problems.ts'
import { listChanges, listRows, showChange } from './show-changes.ts'
import { uploadFile } from './upload-file.ts'
import { uploadFileInput } from './upload-file-input.ts'

export const changesRouter = router({
  list: vendorProcedure('products.read')
    .input(changesInput)
    .output(changesPage)
    .query(({ ctx, input }) => listChanges(ctx.deps, ctx.actor, input)),

  get: vendorProcedure('products.read')
    .input(changeIdInput)
    .output(changeSummarySchema)
    .query(({ ctx, input }) => showChange(ctx.deps, ctx.actor, input.changeId)),

  rows: vendorProcedure('products.read')
    .input(changeRowsInput)
    .output(changeRowsPage)
    .query(({ ctx, input }) => listRows(ctx.deps, ctx.actor, input)),

  edit: vendorProcedure('products.write')
    .input(editCatalogueInput)
    .output(changeIdOutput)
    .mutation(({ ctx, input }) => editCatalogue(ctx.deps, ctx.actor, input)),

  upload: vendorProcedure('products.write')
    .input(uploadFileInput)
    .output(changeIdOutput)
    .mutation(({ ctx, input }) => uploadFile(ctx.deps, ctx.actor, input)),

  exportPage: vendorProcedure('products.read')
    .input(exportInput)
    .output(exportPageSchema)
    .query(({ ctx, input }) => exportProducts(ctx.deps, ctx.actor, input)),

  problemsPage: vendorProcedure('products.read')
    .input(problemsInput)
    .output(problemsPageSchema)
    .query(({ ctx, input }) => listProblems(ctx.deps, ctx.actor, input)),

  undo: vendorProcedure('products.write')
    .input(changeIdInput)
    .output(changeIdOutput)
    .mutation(({ ctx, input }) => undoChange(ctx.deps, ctx.actor, input)),

  start: vendorProcedure('products.write')
    .input(changeIdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => applyChange(ctx.deps, ctx.actor, input.changeId)),

  cancel: vendorProcedure('products.write')
    .input(changeIdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => cancelChange(ctx.deps, ctx.actor, input.changeId)),
})
