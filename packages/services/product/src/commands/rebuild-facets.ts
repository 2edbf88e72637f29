/** Writes anew what goods can be filtered by: `DATABASE_URL=… node rebuild-facets.ts`. */
import { PrismaClient } from '@millyard/product-db'
import { createDatabase } from '@millyard/service-kit'
import { z } from 'zod'
import { rebuildFacets } from '../facets/rebuild-facets.ts'

const { DATABASE_URL } = z.object({ DATABASE_URL: z.url() }).parse(process.env)
const database = createDatabase(PrismaClient, { url: DATABASE_URL, pool: 1 })
try {
  console.log(`${await rebuildFacets(database)} products written`)
} finally {
  await database.close()
}
