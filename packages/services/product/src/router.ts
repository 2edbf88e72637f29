import { createOperationsRouter } from '@millyard/service-kit'
import { attributesRouter } from './attributes/attributes.router.ts'
import { brandsRouter } from './brands/brands.router.ts'
import { catalogueRouter } from './catalogue/catalogue.router.ts'
import { categoriesRouter } from './categories/categories.router.ts'
import { changesRouter } from './changes/changes.router.ts'
import { collectionsRouter } from './collections/collections.router.ts'
import { internalRouter } from './internal/internal.router.ts'
import { inventoryRouter } from './inventory/inventory.router.ts'
import { productsRouter } from './products/products.router.ts'
import { reviewModerationRouter } from './review-moderation/review-moderation.router.ts'
import { productQueueRouter } from './review-queue/product-queue.router.ts'
import { reviewsRouter } from './reviews/reviews.router.ts'
import { storePicturesRouter } from './store-pictures/store-pictures.router.ts'
import { procedures, router } from './trpc.ts'
import { vendorReviewsRouter } from './vendor-reviews/vendor-reviews.router.ts'
import { wishlistRouter } from './wishlist/wishlist.router.ts'

export const appRouter = router({
  catalogue: catalogueRouter,
  reviews: reviewsRouter,
  wishlist: wishlistRouter,
  products: productsRouter,
  productQueue: productQueueRouter,
  categories: categoriesRouter,
  attributes: attributesRouter,
  brands: brandsRouter,
  storePictures: storePicturesRouter,
  collections: collectionsRouter,
  changes: changesRouter,
  inventory: inventoryRouter,
  vendorReviews: vendorReviewsRouter,
  reviewQueue: reviewModerationRouter,
  operations: createOperationsRouter('product', procedures),
  internal: internalRouter,
})

export { appRouter as router }
export type ProductRouter = typeof appRouter
