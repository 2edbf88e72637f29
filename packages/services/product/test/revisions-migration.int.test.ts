import { newId, productDraftSchema } from '@millyard/contracts'
import { EXTENSIONS, migrationsDirectory, readMigrations } from '@millyard/service-kit/database'
import { testServerUrl } from '@millyard/service-kit/testing/postgres'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

/*
 * What a marketplace has written before there were revisions becomes revisions. Old rows, the one migration, and what came
 * of them; by hand, because the schema that wrote those rows is gone.
 */
const REVISIONS = 'product_revisions'
const name = `revisions_migration_${newId('evt').slice(4)}`
const server = testServerUrl()
const client = new pg.Client({ connectionString: Object.assign(new URL(server), { pathname: `/${name}` }).href })

const OLD = ['draft', 'submitted', 'changes_requested', 'approved', 'rejected', 'archived', 'archived_live'] as const
type Old = (typeof OLD)[number]
const ids = new Map(OLD.map((old) => [old, newId('prd')]))
const idOf = (old: Old) => ids.get(old) ?? ''

async function onServer(sql: string) {
  const admin = new pg.Client({ connectionString: server.href })
  await admin.connect()
  await admin.query(sql)
  await admin.end()
}

async function writeOld(old: Old, categoryId: string) {
  const id = idOf(old)
  const isLive = old === 'approved' || old === 'archived_live'
  const status = old === 'archived_live' ? 'archived' : old
  const wasSubmitted = old !== 'draft' && old !== 'archived'
  await client.query(
    `insert into product (id, vendor_id, slug, title, description, status, review_note, category_id, currency, lead_time_days,
       options, vendor_name, vendor_slug, vendor_city, vendor_country, vendor_status, category_name, category_path,
       min_price_minor, is_from_price, variant_count, sellable_variants, created_at, updated_at, submitted_at, published_at)
     values ($1, 'ven_1', $2, 'Old thing', 'Written long before there were revisions.', $3, $4, $5, 'SEK', 9,
       '[{"name": "Size", "values": ["S"]}]', 'F', 'f', '', 'SE', 'approved', 'C', array[$5], 700, false, 1, 1,
       '2026-01-01', '2026-01-02', $6, $7)`,
    [
      id,
      `old-${old.replaceAll('_', '-')}`,
      status,
      old === 'changes_requested' || old === 'rejected' ? 'Because.' : null,
      categoryId,
      wasSubmitted ? '2026-01-02' : null,
      isLive ? '2026-01-03' : null,
    ],
  )
  const variantId = newId('var')
  await client.query(
    `insert into product_variant (id, product_id, vendor_id, sku, option_values, price_minor, weight_grams, position)
     values ($1, $2, 'ven_1', $3, array['S'], 700, 80, 0)`,
    [variantId, id, `SKU-${old}`],
  )
  await client.query('insert into stock_item (variant_id, product_id, on_hand) values ($1, $2, 4)', [variantId, id])
  await client.query(
    `insert into product_image (id, product_id, alt, widths, position, created_at)
     values ($1, $2, 'Old picture', array[320], 0, '2026-01-01')`,
    [newId('img'), id],
  )
  const moves = ['draft', ...(wasSubmitted ? ['submitted'] : []), ...(old === 'draft' ? [] : [status])]
  for (const [index, to] of [...new Set(moves)].entries())
    await client.query(
      `insert into product_status_history (id, product_id, to_status, note, actor_id, actor_name, created_at)
       values ($1, $2, $3, '', 'usr_1', $4, $5)`,
      [newId('hst'), id, to, `Who ${to}`, `2026-01-0${index + 1}`],
    )
}

beforeAll(async () => {
  await onServer(`create database ${name}`)
  await client.connect()
  for (const extension of EXTENSIONS) await client.query(`create extension if not exists ${extension}`)
  const migrations = await readMigrations(migrationsDirectory('product'))
  const turn = migrations.findIndex((migration) => migration.name.endsWith(REVISIONS))
  for (const { sql } of migrations.slice(0, turn)) await client.query(sql)
  const categoryId = newId('cat')
  await client.query(`insert into category (id, slug, name, path, position) values ($1, 'c', 'C', array[$1], 0)`, [
    categoryId,
  ])
  for (const old of OLD) await writeOld(old, categoryId)
  await client.query(migrations[turn]?.sql ?? '')
})
afterAll(async () => {
  await client.end()
  await onServer(`drop database ${name}`)
})

test.each<[Old, [number, string][], string | null]>([
  ['draft', [[1, 'draft']], 'draft'],
  ['submitted', [[1, 'submitted']], 'submitted'],
  [
    'changes_requested',
    [
      [1, 'changes_requested'],
      [2, 'draft'],
    ],
    'changes_requested',
  ],
  ['approved', [[1, 'approved']], null],
  ['rejected', [[1, 'rejected']], null],
  ['archived', [[1, 'withdrawn']], null],
  ['archived_live', [[1, 'approved']], null],
])('a product that was %s has the revisions %j', async (old, revisions, change) => {
  const { rows } = await client.query(
    'select number, status, content, note, decided_by_name from product_revision where product_id = $1 order by number',
    [idOf(old)],
  )
  expect(rows.map(({ number, status }) => [number, status])).toEqual(revisions)
  const { rows: products } = await client.query('select change from product where id = $1', [idOf(old)])
  expect(products[0].change).toBe(change)

  const isLive = old === 'approved' || old === 'archived_live'
  const content = productDraftSchema.parse(rows.at(-1).content)
  expect(content).toMatchObject({ title: 'Old thing', images: [{ alt: 'Old picture' }], options: [{ values: ['S'] }] })
  expect(content.variants).toMatchObject([
    isLive
      ? { id: expect.any(String), optionValues: ['S'], priceMinor: null, stock: null }
      : { optionValues: ['S'], sku: `SKU-${old}`, priceMinor: 700, weightGrams: 80, stock: 4 },
  ])
  expect([content.currency, content.leadTimeDays]).toEqual(isLive ? [null, null] : ['SEK', 9])
  // What was never on sale has no variants, no stock and no picture in the live tables.
  const counts = await client.query(
    `select (select count(*)::int from product_variant where product_id = $1) as variants,
            (select count(*)::int from stock_item where product_id = $1) as stock,
            (select count(*)::int from product_image where product_id = $1 and position is not null) as pictures`,
    [idOf(old)],
  )
  expect(counts.rows[0]).toEqual(
    isLive ? { variants: 1, stock: 1, pictures: 1 } : { variants: 0, stock: 0, pictures: 0 },
  )
  if (old === 'changes_requested' || old === 'rejected')
    expect(rows[0]).toMatchObject({ note: 'Because.', decided_by_name: `Who ${old}` })
})
