import { PrismaClient } from '@millyard/product-db'
import { baseEnvSchema, createDatabase, createFileStore, defineService, s3EnvShape } from '@millyard/service-kit'
import { z } from 'zod'
import { createBrandIndex } from './brands/brand-index.ts'
import { listAddressParts } from './catalogue/list-addresses.ts'
import { createCategoryTree } from './categories/category-tree.ts'
import type { Deps } from './deps.ts'
import { events } from './events.ts'
import { createKnownValues } from './facets/known-values.ts'
import { registerMediaRoutes } from './images/media.routes.ts'
import { jobs, sweeps } from './jobs.ts'
import { keepFor } from './keep-for.ts'
import { appRouter } from './router.ts'
import { createShortCache } from './short-cache.ts'
import { createFactoryNames } from './suggestions/factory-names.ts'

export const productEnvSchema = baseEnvSchema.extend({
  ...s3EnvShape,
  /** Where pictures are kept without a bucket. */
  MEDIA_DIR: z.string().default('.data/media'),
  /** Where files of products are kept without a bucket: private, thrown away after a month. */
  IMPORTS_DIR: z.string().default('.data/imports'),
  /** Where browsers find `/media`, without a slash at the end. */
  PUBLIC_MEDIA_URL: z.url().default('http://localhost:8003/media'),
  /** `webp` or `webp,avif`. AVIF is made in the background; until it is there, its address answers with the WebP. */
  MEDIA_FORMATS: z.enum(['webp', 'webp,avif']).default('webp,avif'),
  /** How long the category tree, the brands with their counts, and other lists that everybody shares are kept in memory. */
  CATEGORY_CACHE_SECONDS: z.coerce.number().min(0).max(3_600).default(10),
  /** How long the counts of a list's facets are kept in memory. */
  FACET_CACHE_SECONDS: z.coerce.number().min(0).max(3_600).default(10),
  /** Days for which goods must have been on sale before a reduced price is compared with what they cost (docs/decisions/019). */
  COMPARISON_AFTER_DAYS: z.coerce.number().min(0).max(30).default(7),
})

/** The product service's container: the only place where it is wired. */
export const service = defineService<typeof productEnvSchema, Deps>({
  name: 'product',
  env: productEnvSchema,
  requiredInProduction: ['MEDIA_DIR or S3_BUCKET', 'IMPORTS_DIR or S3_BUCKET', 'PUBLIC_MEDIA_URL'],
  build({ env, clock, log }) {
    const database = createDatabase(PrismaClient, { url: env.DATABASE_URL, pool: env.DATABASE_POOL })
    const media = createFileStore(env, { directory: env.MEDIA_DIR, area: 'media' })
    const mediaUrl = env.PUBLIC_MEDIA_URL.replace(/\/+$/, '')
    const categoryCacheMs = env.CATEGORY_CACHE_SECONDS * 1_000
    const deps: Deps = {
      database,
      clock,
      log,
      media,
      imports: createFileStore(env, { directory: env.IMPORTS_DIR, area: 'imports' }),
      mediaUrl,
      mediaFormats: env.MEDIA_FORMATS === 'webp' ? ['webp'] : ['webp', 'avif'],
      comparisonAfterMs: env.COMPARISON_AFTER_DAYS * 24 * 3_600_000,
      categoryTree: createCategoryTree(database, categoryCacheMs),
      knownValues: createKnownValues(database),
      facetCache: createShortCache(env.FACET_CACHE_SECONDS * 1_000),
      brandIndex: createBrandIndex(database, mediaUrl, categoryCacheMs),
      factoryNames: createFactoryNames(database, categoryCacheMs),
      addressParts: keepFor(categoryCacheMs, () => listAddressParts(database)),
    }
    return {
      deps,
      database,
      router: appRouter,
      events,
      jobs,
      sweeps,
      routes: (app) => registerMediaRoutes(app, media),
    }
  },
})
