import {
  addressesInput,
  addressesSchema,
  addressPartsSchema,
  brandSchema,
  brandsSchema,
  cardsInput,
  cardsSchema,
  categoriesSchema,
  categoryAddressSchema,
  collectionSchema,
  collectionsSchema,
  correctInput,
  correctionSchema,
  facetsInput,
  facetsSchema,
  factoriesSchema,
  factoryDetailSchema,
  productDetailSchema,
  reviewsInput,
  reviewsPage,
  searchInput,
  searchPage,
  slugInput,
  suggestInput,
  suggestionsSchema,
} from '@millyard/contracts'
import { showPublicBrand } from '../brands/list-brands.ts'
import { findCategoryAddress } from '../categories/find-category-address.ts'
import { listShownCollections, showShownCollection } from '../collections/shown-collections.ts'
import { listFacets } from '../facets/list-facets.ts'
import { suggest } from '../suggestions/suggest.ts'
import { publicProcedure, router } from '../trpc.ts'
import { correctWords } from './correct-words.ts'
import { listAddresses } from './list-addresses.ts'
import { listCards } from './list-cards.ts'
import { listFactories, showFactory } from './list-factories.ts'
import { listReviews } from './list-reviews.ts'
import { searchProducts } from './search-products.ts'
import { showProduct } from './show-product.ts'

export const catalogueRouter = router({
  search: publicProcedure
    .input(searchInput)
    .output(searchPage)
    .query(({ ctx, input }) => searchProducts(ctx.deps, input)),

  facets: publicProcedure
    .input(facetsInput)
    .output(facetsSchema)
    .query(({ ctx, input }) => ctx.deps.facetCache.get(JSON.stringify(input), () => listFacets(ctx.deps, input))),

  correct: publicProcedure
    .input(correctInput)
    .output(correctionSchema)
    .query(({ ctx, input }) => correctWords(ctx.deps, input)),

  suggest: publicProcedure
    .input(suggestInput)
    .output(suggestionsSchema)
    .query(({ ctx, input }) => suggest(ctx.deps, input.q)),

  cards: publicProcedure
    .input(cardsInput)
    .output(cardsSchema)
    .query(async ({ ctx, input }) => ({ products: await listCards(ctx.deps, input.ids) })),

  addressParts: publicProcedure
    .output(addressPartsSchema)
    .query(async ({ ctx }) => ({ parts: await ctx.deps.addressParts.read() })),

  addresses: publicProcedure
    .input(addressesInput)
    .output(addressesSchema)
    .query(async ({ ctx, input }) => ({ products: await listAddresses(ctx.deps, input.from) })),

  product: publicProcedure
    .input(slugInput)
    .output(productDetailSchema)
    .query(({ ctx, input }) => showProduct(ctx.deps, input.slug)),

  categories: publicProcedure
    .output(categoriesSchema)
    .query(async ({ ctx }) => ({ categories: await ctx.deps.categoryTree.read() })),

  categoryAddress: publicProcedure
    .input(slugInput)
    .output(categoryAddressSchema)
    .query(({ ctx, input }) => findCategoryAddress(ctx.deps, input.slug)),

  brands: publicProcedure.output(brandsSchema).query(async ({ ctx }) => ({ brands: await ctx.deps.brandIndex.read() })),

  brand: publicProcedure
    .input(slugInput)
    .output(brandSchema)
    .query(({ ctx, input }) => showPublicBrand(ctx.deps, input.slug)),

  collections: publicProcedure.output(collectionsSchema).query(({ ctx }) => listShownCollections(ctx.deps)),

  collection: publicProcedure
    .input(slugInput)
    .output(collectionSchema)
    .query(({ ctx, input }) => showShownCollection(ctx.deps, input.slug)),

  factories: publicProcedure
    .output(factoriesSchema)
    .query(async ({ ctx }) => ({ factories: await listFactories(ctx.deps) })),

  factory: publicProcedure
    .input(slugInput)
    .output(factoryDetailSchema)
    .query(({ ctx, input }) => showFactory(ctx.deps, input.slug)),

  reviews: publicProcedure
    .input(reviewsInput)
    .output(reviewsPage)
    .query(({ ctx, input }) => listReviews(ctx.deps, input)),
})
