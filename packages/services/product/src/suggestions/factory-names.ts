import type { Suggestions } from '@millyard/contracts'
import type { PrismaClient } from '@millyard/product-db'
import type { Database } from '@millyard/service-kit'
import { type Kept, keepFor } from '../keep-for.ts'

export type FactoryNames = Kept<(Suggestions['factories'][number] & { productCount: number })[]>

/** The names of the factories that sell something: one statement, kept in memory for `ttlMs`. */
export function createFactoryNames(database: Database<PrismaClient>, ttlMs: number): FactoryNames {
  return keepFor(
    ttlMs,
    () => database.client.$queryRaw`
      select f.slug, f.name, f.city, f.country, f.product_count as "productCount" from vendor_summary f
      where f.status = 'approved' and f.product_count > 0`,
  )
}
