/**
 * Loads the category tree: `DATABASE_URL=… node load-categories.ts --file tree.json`, or the tree on standard input.
 * The tree: `[{ "slug": "tables", "name": "Tables", "children": [ … ] }]`.
 */
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { PrismaClient } from '@millyard/product-db'
import { createDatabase } from '@millyard/service-kit'
import { z } from 'zod'
import { categoryTreeInputSchema, loadCategories } from '../categories/load-categories.ts'

const { DATABASE_URL } = z.object({ DATABASE_URL: z.url() }).parse(process.env)
const { values } = parseArgs({ options: { file: { type: 'string' } } })
const source = values.file === undefined ? await text(process.stdin) : await readFile(values.file, 'utf8')
const tree = categoryTreeInputSchema.parse(JSON.parse(source))

const database = createDatabase(PrismaClient, { url: DATABASE_URL, pool: 1 })
try {
  console.log(`${await loadCategories(database, tree)} categories loaded`)
} finally {
  await database.close()
}
