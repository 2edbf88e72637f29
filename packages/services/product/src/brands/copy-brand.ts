import { idSchema } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { defineJob } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { writeFacets } from '../facets/write-facets.ts'

const BATCH = 500

/**
 * Writes a brand's id, name and address into the products that carry it or one that was merged into it, where they differ, and
 * what they are filtered by. Safe to run again, and beside everything else: a batch takes the rows that nobody holds and waits
 * for none; the rest come one by one. A product that gets the brand meanwhile waits for its change to end (`holdBrand`), or is
 * seen here.
 */
export async function copyBrand(database: Deps['database'], brandId: string): Promise<void> {
  const isStale = Prisma.sql`b.id = ${brandId} and b.status = 'listed'
    and p.brand_id in (select m.id from brand m where m.id = ${brandId} or m.merged_into_id = ${brandId})
    and (p.brand_id, p.brand_name, p.brand_slug) is distinct from (b.id, b.name, b.slug)`
  const copy = (locked: Prisma.Sql) =>
    database.transaction(async (tx) => {
      const copied = await tx.$queryRaw<{ id: string }[]>`
        with stale as (select p.id, b.id as brand_id, b.name, b.slug from product p join brand b on ${isStale} ${locked})
        update product p set brand_id = stale.brand_id, brand_name = stale.name, brand_slug = stale.slug
        from stale where p.id = stale.id returning p.id`
      await writeFacets(
        tx,
        copied.map(({ id }) => id),
      )
      return copied.length
    })
  while ((await copy(Prisma.sql`limit ${BATCH} for no key update of p skip locked`)) === BATCH);
  const held = await database.client.$queryRaw<{ id: string }[]>`
    select p.id from product p join brand b on ${isStale}`
  for (const { id } of held) await copy(Prisma.sql`where p.id = ${id} for no key update of p`)
}

export const copyBrandJob = defineJob({
  schema: z.object({ brandId: idSchema('brd') }),
  async run(deps: Deps, { brandId }) {
    await copyBrand(deps.database, brandId)
    deps.brandIndex.forget()
  },
})
