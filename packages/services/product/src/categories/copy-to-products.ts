import { idSchema } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { defineJob } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { writeFacets } from '../facets/write-facets.ts'

const BATCH = 500

/**
 * Writes name and place of categories into the products that copy them, where they differ, and what their attributes let them be
 * filtered by: of one category and what is below it, or of all. Safe to run again, and beside everything else: a batch takes the
 * rows that nobody holds and waits for none; the rest come one by one. A product that gets its category meanwhile waits for the
 * tree's change to end (`readCategory`), or is seen here.
 */
export async function copyToProducts(database: Deps['database'], rootId?: string): Promise<void> {
  const isStale = Prisma.sql`p.category_id = c.id
    and (p.category_name, p.category_path) is distinct from (c.name, c.path)
    and ${rootId === undefined ? Prisma.sql`true` : Prisma.sql`c.path @> array[${rootId}]`}`
  const copy = (locked: Prisma.Sql) =>
    database.transaction(async (tx) => {
      const copied = await tx.$queryRaw<{ id: string }[]>`
        with stale as (select p.id, c.name, c.path from product p join category c on ${isStale} ${locked})
        update product p set category_name = stale.name, category_path = stale.path
        from stale where p.id = stale.id returning p.id`
      await writeFacets(
        tx,
        copied.map(({ id }) => id),
      )
      return copied.length
    })
  while ((await copy(Prisma.sql`limit ${BATCH} for no key update of p skip locked`)) === BATCH);
  const held = await database.client.$queryRaw<{ id: string }[]>`
    select p.id from product p join category c on ${isStale}`
  for (const { id } of held) await copy(Prisma.sql`where p.id = ${id} for no key update of p`)
}

export const copyCategoryJob = defineJob({
  schema: z.object({ categoryId: idSchema('cat') }),
  run: (deps: Deps, { categoryId }) => copyToProducts(deps.database, categoryId),
})
