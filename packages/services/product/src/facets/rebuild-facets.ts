import type { Deps } from '../deps.ts'
import { writeFacets } from './write-facets.ts'

const BATCH = 500

/** Writes the tokens of all products anew, some hundred at a time. Safe to run again, and while the shop is open. */
export async function rebuildFacets(database: Deps['database']): Promise<number> {
  let last = ''
  let count = 0
  for (;;) {
    const ids = await database.transaction(async (tx) => {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        select id from product where id > ${last} order by id limit ${BATCH} for no key update`
      const productIds = rows.map(({ id }) => id)
      await writeFacets(tx, productIds)
      return productIds
    })
    last = ids.at(-1) ?? ''
    count += ids.length
    if (ids.length < BATCH) return count
  }
}
