import type { addressesSchema } from '@millyard/contracts'
import type { PrismaClient } from '@millyard/product-db'
import type { Database } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { ON_SALE } from '../products/product.repository.ts'

/** How many addresses a part of the sitemap holds: a file of about 3 MB, well below the 50,000 and 50 MB of sitemaps.org. */
export const PART = 20_000

/** Where each part begins: the id of its first product. One walk over an index. */
export async function listAddressParts(database: Database<PrismaClient>): Promise<string[]> {
  const rows = await database.client.$queryRaw<{ id: string }[]>`
    select id from (select p.id, row_number() over (order by p.id) as place from product p where ${ON_SALE}) numbered
    where place % ${PART} = 1 order by id`
  return rows.map(({ id }) => id)
}

/** The part that begins with this product, whether or not it is still on sale. */
export async function listAddresses(deps: Deps, from: string): Promise<z.infer<typeof addressesSchema>['products']> {
  const rows = await deps.database.client.$queryRaw<{ slug: string; publishedAt: Date }[]>`
    select p.slug, p.published_at as "publishedAt" from product p
    where ${ON_SALE} and p.id >= ${from} order by p.id limit ${PART}`
  return rows.map(({ slug, publishedAt }) => ({ slug, publishedAt: publishedAt.toISOString() }))
}
