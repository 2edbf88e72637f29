import { idSchema } from '@millyard/contracts'
import { defineJob } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { writeFacets } from '../facets/write-facets.ts'

const BATCH = 500

/** Writes anew what goods with an attribute are filtered by, some hundred at a time. Safe to run again. */
export const writeAttributeFacetsJob = defineJob({
  schema: z.object({ attributeId: idSchema('atr') }),
  async run(deps: Deps, { attributeId }) {
    const has = JSON.stringify([{ attributeId }])
    let last = ''
    let count: number
    do {
      count = await deps.database.transaction(async (tx) => {
        const rows = await tx.$queryRaw<{ id: string }[]>`
          select id from product where attributes @> ${has}::jsonb and id > ${last}
          order by id limit ${BATCH} for no key update`
        last = rows.at(-1)?.id ?? ''
        await writeFacets(
          tx,
          rows.map(({ id }) => id),
        )
        return rows.length
      })
    } while (count === BATCH)
  },
})
