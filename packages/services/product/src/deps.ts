import type { PrismaClient } from '@millyard/product-db'
import type { Clock, Database, FileStore, Logger, Tx } from '@millyard/service-kit'
import type { BrandIndex } from './brands/brand-index.ts'
import type { CategoryTree } from './categories/category-tree.ts'
import type { KnownValues } from './facets/known-values.ts'
import type { Kept } from './keep-for.ts'
import type { ShortCache } from './short-cache.ts'
import type { FactoryNames } from './suggestions/factory-names.ts'

/** What every use-case of this service is given. */
export type Deps = {
  database: Database<PrismaClient>
  clock: Clock
  log: Logger
  media: FileStore
  /** Files of products that vendors have uploaded. Nobody is served from here. */
  imports: FileStore
  /** Public address of `/media`, without a slash at the end. */
  mediaUrl: string
  /** Picture formats to make; WebP is always among them. */
  mediaFormats: readonly MediaFormat[]
  /** How long goods must have been on sale before a reduced price is compared with what they cost. */
  comparisonAfterMs: number
  categoryTree: CategoryTree
  knownValues: KnownValues
  /** Facets with their counts, for some seconds. */
  facetCache: ShortCache
  brandIndex: BrandIndex
  factoryNames: FactoryNames
  /** Where the parts of the sitemap begin. */
  addressParts: Kept<string[]>
}
export type MediaFormat = 'webp' | 'avif'

export type ProductTx = Tx<PrismaClient>
