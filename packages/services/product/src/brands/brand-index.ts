import type { brandsSchema } from '@millyard/contracts'
import type { PrismaClient } from '@millyard/product-db'
import type { Database } from '@millyard/service-kit'
import type { z } from 'zod'
import { type StoredImage, toImageRefOrNull } from '../images/image-ref.ts'
import { type Kept, keepFor } from '../keep-for.ts'
import { ON_SALE } from '../products/product.repository.ts'

type Brands = z.infer<typeof brandsSchema>['brands']
export type BrandIndex = Kept<Brands>
type Row = Omit<Brands[number], 'logo'> & { logo: StoredImage | null }

/** The brands with goods on sale, by name: one statement, kept in memory for `ttlMs`, because it counts the whole catalogue. */
export function createBrandIndex(database: Database<PrismaClient>, mediaUrl: string, ttlMs: number): BrandIndex {
  return keepFor(ttlMs, async () => {
    const rows = await database.client.$queryRaw<Row[]>`
      select b.slug, b.name, b.country, b.logo, n.count::int as "productCount"
      from (select p.brand_slug, count(*) from product p
        where ${ON_SALE} and p.brand_slug <> '' group by p.brand_slug) n
      join brand b on b.slug = n.brand_slug
      order by lower(b.name), b.id`
    return rows.map((row) => ({ ...row, logo: toImageRefOrNull(mediaUrl, row.logo) }))
  })
}
