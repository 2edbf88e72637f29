import {
  imageSchema,
  okSchema,
  productIdInput,
  productIdOutput,
  productInput,
  removeImageInput,
  setStockInput,
  updateProductInput,
  vendorProductSchema,
  vendorProductsInput,
  vendorProductsPage,
} from '@millyard/contracts'
import { addImage } from '../images/add-image.ts'
import { addImageInput } from '../images/add-image-input.ts'
import { removeImage } from '../images/remove-image.ts'
import { setStock } from '../stock/set-stock.ts'
import { router, vendorProcedure } from '../trpc.ts'
import { archiveProduct } from './archive-product.ts'
import { createProduct } from './create-product.ts'
import { listProducts } from './list-products.ts'
import { showOwnProduct } from './show-own-product.ts'
import { submitProduct } from './submit-product.ts'
import { updateProduct } from './update-product.ts'

export const productsRouter = router({
  list: vendorProcedure('products.read')
    .input(vendorProductsInput)
    .output(vendorProductsPage)
    .query(({ ctx, input }) => listProducts(ctx.deps, ctx.actor, input)),

  get: vendorProcedure('products.read')
    .input(productIdInput)
    .output(vendorProductSchema)
    .query(({ ctx, input }) => showOwnProduct(ctx.deps, ctx.actor, input.productId)),

  create: vendorProcedure('products.write')
    .input(productInput)
    .output(productIdOutput)
    .mutation(({ ctx, input }) => createProduct(ctx.deps, ctx.actor, input)),

  update: vendorProcedure('products.write')
    .input(updateProductInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => updateProduct(ctx.deps, ctx.actor, input)),

  addImage: vendorProcedure('products.write')
    .input(addImageInput)
    .output(imageSchema)
    .mutation(({ ctx, input }) => addImage(ctx.deps, ctx.actor, input)),

  removeImage: vendorProcedure('products.write')
    .input(removeImageInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => removeImage(ctx.deps, ctx.actor, input)),

  submit: vendorProcedure('products.write')
    .input(productIdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => submitProduct(ctx.deps, ctx.actor, input.productId)),

  archive: vendorProcedure('products.write')
    .input(productIdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => archiveProduct(ctx.deps, ctx.actor, input.productId)),

  setStock: vendorProcedure('products.write')
    .input(setStockInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => setStock(ctx.deps, ctx.actor, input)),
})
