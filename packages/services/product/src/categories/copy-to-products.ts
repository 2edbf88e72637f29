import { idSchema } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { defineJob } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'

const BATCH = 500

/**
 * Writes name and place of categories into the products that copy them, where they differ: of one category and what is
 * below it, or of all. Safe to run again, and beside everything else: a batch takes the rows that nobody holds and waits for
 * none; the rest come one by one. A product that gets its category meanwhile waits for the tree's change to end
 * (`readCategory`), or is seen here.
 */
export async function copyToProducts(database: Deps['database'], rootId?: string): Promise<void> {
  const isStale = Prisma.sql`p.category_id = c.id
    and (p.category_name, p.category_path) is distinct from (c.name, c.path)
    and ${rootId === undefined ? Prisma.sql`true` : Prisma.sql`c.path @> array[${rootId}]`}`
  let copied: number
  do {
    copied = await database.client.$executeRaw`
      with stale as (
        select p.id, c.name, c.path from product p join category c on ${isStale}
        limit ${BATCH} for update of p skip locked
      )
      update product p set category_name = stale.name, category_path = stale.path from stale where p.id = stale.id`
  } while (copied === BATCH)
  const held = await database.client.$queryRaw<{ id: string }[]>`
    select p.id from product p join category c on ${isStale}`
  for (const { id } of held)
    await database.client.$executeRaw`
      update product p set category_name = c.name, category_path = c.path from category c
      where p.id = ${id} and ${isStale}`
}

export const copyCategoryJob = defineJob({
  schema: z.object({ categoryId: idSchema('cat') }),
  run: (deps: Deps, { categoryId }) => copyToProducts(deps.database, categoryId),
})
