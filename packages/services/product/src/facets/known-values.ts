import type { ListFilters } from '@millyard/contracts'
import type { PrismaClient } from '@millyard/product-db'
import type { Database } from '@millyard/service-kit'

/** Which tokens there are. A token stays one for ever, so those once found are not asked for again. */
export type KnownValues = { keep(values: ListFilters['values']): Promise<ListFilters['values']> }

const MOST_KEPT = 50_000

/**
 * Addresses carry all sorts of parameters (`utm_source=…`) and values that never were. What is no token is left out of the
 * filters instead of finding nothing.
 */
export function createKnownValues(database: Database<PrismaClient>): KnownValues {
  const known = new Set<string>()
  return {
    async keep(values) {
      if (!values) return undefined
      const asked = Object.entries(values).flatMap(([facet, chosen]) => chosen.map((value) => `${facet}:${value}`))
      const unknown = asked.filter((token) => !known.has(token))
      if (unknown.length > 0) {
        const rows = await database.client.$queryRaw<{ token: string }[]>`
          select token from facet_value where token = any(${unknown}::text[])`
        if (known.size > MOST_KEPT) known.clear()
        for (const { token } of rows) known.add(token)
      }
      const kept = Object.entries(values)
        .map(([facet, chosen]) => [facet, chosen.filter((value) => known.has(`${facet}:${value}`))] as const)
        .filter(([, chosen]) => chosen.length > 0)
      return kept.length > 0 ? Object.fromEntries(kept) : undefined
    },
  }
}
