import {
  announceReductionInput,
  brandChoicesSchema,
  brandIdOutput,
  categoryAttributesInput,
  categoryAttributesSchema,
  imageSchema,
  offerHistoryInput,
  offerHistoryPage,
  okSchema,
  openRevisionInput,
  productDraftSchema,
  productHistoryInput,
  productHistoryPage,
  productIdInput,
  proposeBrandInput,
  reductionIdInput,
  reductionsSchema,
  revisionIdInput,
  revisionSchema,
  saveDraftInput,
  savedDraftSchema,
  setOfferInput,
  setOfferOutput,
  setStockInput,
  submitOutput,
  vendorProductSchema,
  vendorProductsInput,
  vendorProductsPage,
} from '@millyard/contracts'
import { readCategoryAttributes } from '../attributes/category-attributes.ts'
import { listBrandChoices } from '../brands/list-brands.ts'
import { proposeBrand } from '../brands/propose-brand.ts'
import { addImage } from '../images/add-image.ts'
import { addImageInput } from '../images/add-image-input.ts'
import { listOfferHistory } from '../offers/list-offer-history.ts'
import { setOffer } from '../offers/set-offer.ts'
import { announceReduction } from '../reductions/announce-reduction.ts'
import { endReduction } from '../reductions/end-reduction.ts'
import { listReductions } from '../reductions/list-reductions.ts'
import { discardDraft } from '../revisions/discard-draft.ts'
import { listHistory } from '../revisions/list-history.ts'
import { saveDraft } from '../revisions/save-draft.ts'
import { showRevision } from '../revisions/show-revision.ts'
import { submitRevision } from '../revisions/submit-revision.ts'
import { withdrawRevision } from '../revisions/withdraw-revision.ts'
import { setStock } from '../stock/set-stock.ts'
import { router, vendorProcedure } from '../trpc.ts'
import { archiveProduct } from './archive-product.ts'
import { createProduct } from './create-product.ts'
import { duplicateProduct } from './duplicate-product.ts'
import { listProducts } from './list-products.ts'
import { showOwnProduct } from './show-own-product.ts'

export const productsRouter = router({
  list: vendorProcedure('products.read')
    .input(vendorProductsInput)
    .output(vendorProductsPage)
    .query(({ ctx, input }) => listProducts(ctx.deps, ctx.actor, input)),

  get: vendorProcedure('products.read')
    .input(productIdInput)
    .output(vendorProductSchema)
    .query(({ ctx, input }) => showOwnProduct(ctx.deps, ctx.actor, input.productId)),

  history: vendorProcedure('products.read')
    .input(productHistoryInput)
    .output(productHistoryPage)
    .query(({ ctx, input }) => listHistory(ctx.deps, input, ctx.actor.vendorId)),

  revision: vendorProcedure('products.read')
    .input(revisionIdInput)
    .output(revisionSchema)
    .query(({ ctx, input }) => showRevision(ctx.deps, ctx.actor, input)),

  attributes: vendorProcedure('products.read')
    .input(categoryAttributesInput)
    .output(categoryAttributesSchema)
    .query(async ({ ctx, input }) => ({
      attributes: await readCategoryAttributes(ctx.deps.database.client, input.categoryId),
    })),

  brandChoices: vendorProcedure('products.read')
    .output(brandChoicesSchema)
    .query(({ ctx }) => listBrandChoices(ctx.deps, ctx.actor)),

  proposeBrand: vendorProcedure('products.write')
    .input(proposeBrandInput)
    .output(brandIdOutput)
    .mutation(({ ctx, input }) => proposeBrand(ctx.deps, ctx.actor, input)),

  create: vendorProcedure('products.write')
    .input(productDraftSchema)
    .output(savedDraftSchema)
    .mutation(({ ctx, input }) => createProduct(ctx.deps, ctx.actor, input)),

  duplicate: vendorProcedure('products.write')
    .input(productIdInput)
    .output(savedDraftSchema)
    .mutation(({ ctx, input }) => duplicateProduct(ctx.deps, ctx.actor, input.productId)),

  saveDraft: vendorProcedure('products.write')
    .input(saveDraftInput)
    .output(savedDraftSchema)
    .mutation(({ ctx, input }) => saveDraft(ctx.deps, ctx.actor, input)),

  addImage: vendorProcedure('products.write')
    .input(addImageInput)
    .output(imageSchema)
    .mutation(({ ctx, input }) => addImage(ctx.deps, ctx.actor, input)),

  submit: vendorProcedure('products.write')
    .input(openRevisionInput)
    .output(submitOutput)
    .mutation(({ ctx, input }) => submitRevision(ctx.deps, ctx.actor, input)),

  withdraw: vendorProcedure('products.write')
    .input(openRevisionInput)
    .output(savedDraftSchema)
    .mutation(({ ctx, input }) => withdrawRevision(ctx.deps, ctx.actor, input)),

  discard: vendorProcedure('products.write')
    .input(openRevisionInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => discardDraft(ctx.deps, ctx.actor, input)),

  archive: vendorProcedure('products.write')
    .input(productIdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => archiveProduct(ctx.deps, ctx.actor, input.productId)),

  setOffer: vendorProcedure('products.write')
    .input(setOfferInput)
    .output(setOfferOutput)
    .mutation(({ ctx, input }) => setOffer(ctx.deps, ctx.actor, input)),

  offerHistory: vendorProcedure('products.read')
    .input(offerHistoryInput)
    .output(offerHistoryPage)
    .query(({ ctx, input }) => listOfferHistory(ctx.deps, ctx.actor, input)),

  reductions: vendorProcedure('products.read')
    .input(productIdInput)
    .output(reductionsSchema)
    .query(({ ctx, input }) => listReductions(ctx.deps, ctx.actor, input.productId)),

  announceReduction: vendorProcedure('products.write')
    .input(announceReductionInput)
    .output(reductionsSchema)
    .mutation(({ ctx, input }) => announceReduction(ctx.deps, ctx.actor, input)),

  endReduction: vendorProcedure('products.write')
    .input(reductionIdInput)
    .output(reductionsSchema)
    .mutation(({ ctx, input }) => endReduction(ctx.deps, ctx.actor, input)),

  setStock: vendorProcedure('products.write')
    .input(setStockInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => setStock(ctx.deps, ctx.actor, input)),
})
