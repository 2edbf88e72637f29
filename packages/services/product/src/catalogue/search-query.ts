import { Prisma } from '@millyard/product-db'
import { splitSearchWords } from './search-words.ts'

/** At most so many titles that look alike. */
export const MOST_ALIKE = 500

/** What a person typed as a query of the stored search document; an unfinished last word is a beginning. */
export function toSearchQuery(q: string): Prisma.Sql {
  const words = splitSearchWords(q)
  return words.beginning
    ? Prisma.sql`(websearch_to_tsquery('millyard', ${words.whole}) || (websearch_to_tsquery('millyard', ${words.before})
        && to_tsquery('millyard', ${`${words.beginning}:*`})))`
    : Prisma.sql`websearch_to_tsquery('millyard', ${words.whole})`
}
