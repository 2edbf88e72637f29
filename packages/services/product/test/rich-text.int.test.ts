import { newId } from '@millyard/contracts'
import { EXTENSIONS, migrationsDirectory, readMigrations } from '@millyard/service-kit/database'
import { testServerUrl } from '@millyard/service-kit/testing/postgres'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusal, type Shop, startShop, type Vendor } from './shop.ts'

let shop: Shop
let vendor: Vendor
beforeAll(async () => {
  shop = await startShop()
  vendor = await shop.addVendor()
})
afterAll(() => shop?.close())

const ATTACK =
  '<h2>Care</h2><p onclick="alert(1)">Oil it <b>once</b>.<script>alert(1)</script><img src=x onerror=alert(1)></p>' +
  '<ul><li>no <a href="javascript:alert(1)">soap</a></li><li><a href="https://oil.example/" target="_top">oil</a></li></ul>'
const STORED =
  '<h3>Care</h3><p>Oil it <strong>once</strong>.</p>' +
  '<ul><li><p>no soap</p></li><li><p><a href="https://oil.example/">oil</a></p></li></ul>'

test('a description is stored and shown in canonical form, whoever writes it and however', async () => {
  const product = await shop.addProduct(vendor, { description: ATTACK })
  const detail = await shop.anyone.catalogue.product.query({ slug: product.slug })
  expect(detail.description).toBe(STORED)
  const own = await vendor.client.products.get.query({ productId: product.id })
  expect(own.live?.content.description).toBe(STORED)
  const [stored] = await shop.client.$queryRaw<{ content: string; search: string }[]>`
    select r.content::text as content, p.search::text as search
    from product_revision r join product p on p.id = r.product_id where p.id = ${product.id}`
  expect(stored?.content).not.toMatch(/<script|<img|onerror|onclick|javascript/)
  // What is searched is the text alone.
  expect(stored?.search).toMatch(/'oil'/)
  expect(stored?.search).not.toMatch(/'(strong|h3|li|href|alert|https?)'/)
})

test('length counts what is read', async () => {
  const marked = `<p>${'<strong>a</strong>b'.repeat(4_000)}</p>`
  const { productId, ...base } = await vendor.client.products.create.mutate(shop.draft({ description: marked }))
  const save = (description: string) =>
    vendor.client.products.saveDraft.mutate({ productId, base, content: shop.draft({ description }) })
  expect(await refusal(save('a'.repeat(10_001)))).toMatchObject({ code: 'BAD_INPUT' })
  // Twenty characters, of which a reader sees four.
  const short = await save('<p><strong>abcd</strong></p>')
  expect((await refusal(vendor.client.products.submit.mutate(short))).message).toBe('Write at least 20 characters.')
})

test('what was written as plain text before becomes paragraphs, in history too', async () => {
  const name = `rich_text_${newId('evt').slice(4)}`
  const server = testServerUrl()
  const onServer = async (sql: string) => {
    const admin = new pg.Client({ connectionString: server.href })
    await admin.connect()
    await admin.query(sql)
    await admin.end()
  }
  await onServer(`create database ${name}`)
  const client = new pg.Client({ connectionString: Object.assign(new URL(server), { pathname: `/${name}` }).href })
  await client.connect()
  try {
    await client.query(EXTENSIONS.map((extension) => `create extension if not exists ${extension};`).join(' '))
    const migrations = await readMigrations(migrationsDirectory('product'))
    const at = migrations.findIndex((migration) => migration.name.endsWith('_rich_text'))
    for (const { sql } of migrations.slice(0, at)) await client.query(sql)
    const plain = ' Oak & "ash" < 3 cm.\r\nTwo lines.\n\n \nAnother paragraph. '
    await client.query(
      `insert into category (id, slug, name, path, position)
       values ('cat_1', 'c', 'C', '{}', 0)`,
    )
    await client.query(
      `insert into product (id, vendor_id, slug, title, description, status, currency, lead_time_days, options, vendor_name,
         vendor_slug, vendor_city, vendor_country, vendor_status, category_id, category_name, category_path, min_price_minor,
         is_from_price, variant_count, sellable_variants, created_at, updated_at, published_at)
       values ('prd_1', 'ven_1', 'old', 'Old', $1, 'approved', 'EUR', 1, '[]', 'F', 'f', '', 'SE', 'approved', 'cat_1', 'C', '{}',
         1, false, 1, 1, now(), now(), now())`,
      [plain],
    )
    await client.query(
      `insert into product_revision (id, product_id, number, status, content, base, created_by_id, created_by_name, created_at,
         updated_at, submitted_at, submitted_by_id, submitted_by_name, decided_at, decided_by_id, decided_by_name)
       values ('prv_1', 'prd_1', 1, 'approved', jsonb_build_object('description', $1::text), null, 'u', 'U', now(), now(), now(),
         'u', 'U', now(), 's', 'S')`,
      [plain],
    )
    for (const { sql } of migrations.slice(at)) await client.query(sql)
    const html = '<p>Oak &amp; &quot;ash&quot; &lt; 3 cm.<br>Two lines.</p><p>Another paragraph.</p>'
    const { rows } = await client.query(
      `select p.description, r.content->>'description' as revised, r.base from product p join product_revision r on r.product_id = p.id`,
    )
    expect(rows).toEqual([{ description: html, revised: html, base: null }])
    await expect(client.query(`update product_revision set note = 'x'`)).rejects.toThrow('never changes')
  } finally {
    await client.end()
    await onServer(`drop database ${name}`)
  }
})
