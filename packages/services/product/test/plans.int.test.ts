import { type FacetsInput, facetsInput, type SearchInput, searchInput } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { testServerUrl } from '@millyard/service-kit/testing/postgres'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { correctWords } from '../src/catalogue/correct-words.ts'
import { listAddresses, listAddressParts } from '../src/catalogue/list-addresses.ts'
import { listFactories, showFactory } from '../src/catalogue/list-factories.ts'
import { searchProducts } from '../src/catalogue/search-products.ts'
import { showProduct } from '../src/catalogue/show-product.ts'
import { showShownCollection } from '../src/collections/shown-collections.ts'
import type { Deps } from '../src/deps.ts'
import { listFacets } from '../src/facets/list-facets.ts'
import { suggest } from '../src/suggestions/suggest.ts'
import { type Shop, startShop } from './shop.ts'

/*
 * 100,000 products with two variants each, in a database of their own: which way PostgreSQL takes through them. A read that
 * goes through a whole table is found here and not in the shop. Times are printed and not asserted: machines differ.
 */
const PRODUCTS = 100_000
let shop: Shop
const times: string[] = []

beforeAll(async () => {
  shop = await startShop({ CATEGORY_CACHE_SECONDS: '60' })
  const { pathname } = new URL(shop.databaseUrl)
  const client = new pg.Client({ connectionString: Object.assign(testServerUrl(), { pathname }).href })
  await client.connect()
  const path = (slug: string) => [shop.categoryId(slug)]
  const categories = [
    { id: shop.categoryId('desks'), path: [...path('living'), ...path('tables'), ...path('desks')] },
    { id: shop.categoryId('lamps'), path: [...path('living'), ...path('lamps')] },
    { id: shop.categoryId('kitchen'), path: path('kitchen') },
  ]
  try {
    // Rows come as they would be, so the triggers that make them so have nothing to do.
    await client.query('begin; set local session_replication_role = replica')
    await client.query(`
      create temporary table made on commit drop as
      select n, 'prd_' || lpad(n::text, 32, '0') as id, 1 + (n * 7919) % 400 as vendor, n % 3 as place,
        (array['Oak','Walnut','Ash','Steel','Linen','Clay','Glass','Copper'])[1 + (n * 13) % 8] as wood,
        (array['table','lamp','stool','bowl','shelf','chair','board','kettle'])[1 + (n / 8) % 8] as thing,
        (array['red','green','blue','black','white'])[1 + (n * 31) % 5] as colour,
        (array['s','m','l'])[1 + (n * 17) % 3] as size, 500 + (n * 7907) % 90000 as price, (n * 37) % 6 as stars
      from generate_series(1, ${PRODUCTS}) as n`)
    await client.query(
      `insert into product (id, vendor_id, slug, title, description, status, category_id, currency, lead_time_days, options,
         vendor_name, vendor_slug, vendor_city, vendor_country, vendor_status, category_name, category_path, min_price_minor,
         is_from_price, variant_count, sellable_variants, rating_counts, rating_sum, rating_count, rating_average,
         rating_score, facet_tokens, search, created_at, updated_at, published_at)
       select id, 'ven_' || vendor, 'thing-' || n, wood || ' ' || thing || ' ' || n, '', 'approved', c.category_id, 'EUR', 3, '[]',
         'Works ' || vendor, 'works-' || vendor, 'Lyon', 'FR', 'approved', 'Things', c.path, price, true, 2,
         case when n % 4 = 0 then 0 else 1 end, array[0,0,0,0,stars], stars * 5, least(stars, 1) * 5, stars,
         case when stars = 0 then 0 else (17.5 + stars * 5) / 10.0 end, array['colour:' || colour, 'size:' || size, 'size:xl'],
         setweight(to_tsvector('millyard', wood || ' ' || thing || ' ' || n), 'A')
           || setweight(to_tsvector('millyard', 'Works ' || vendor || ' Things'), 'B'),
         now(), now(), now() - n * interval '1 minute'
       from made join unnest($1::text[], $2::text[]) with ordinality as k(category_id, path_text, place) on k.place - 1 = made.place
       cross join lateral (select k.category_id, string_to_array(k.path_text, ' ') as path) c`,
      [categories.map(({ id }) => id), categories.map((category) => category.path.join(' '))],
    )
    await client.query(`
      insert into product_variant (id, product_id, vendor_id, sku, option_values, price_minor, weight_grams, position, facet_tokens)
      select 'var_' || v || '_' || n, id, 'ven_' || vendor, 'S-' || n || '-' || v, '{}', price, 100, v,
             array['colour:' || colour, case v when 0 then 'size:' || size else 'size:xl' end]
      from made cross join generate_series(0, 1) as v;
      insert into stock_item (variant_id, product_id, on_hand)
      select 'var_' || v || '_' || n, id, case when n % 4 > 0 and v = 0 then 5 else 0 end
      from made cross join generate_series(0, 1) as v;
      insert into vendor_summary (vendor_id, version, status, slug, name, tagline, story, city, country, product_count, updated_at)
      select 'ven_' || n, 1, 'approved', 'works-' || n, 'Works ' || n, '', '', 'Lyon', 'FR', 250, now() from generate_series(1, 400) n;
      insert into facet_value select distinct 'colour:' || colour, 'colour', 'Colour', colour from made;
      insert into facet_value select distinct 'size:' || size, 'size', 'Size', size from made union all select 'size:xl', 'size', 'Size', 'XL';
      select add_search_words('oak walnut ash steel linen clay glass copper table lamp stool bowl shelf chair board kettle works');
      insert into collection (id, slug, title, text, is_shown, created_at, updated_at) values ('col_1', 'some', 'Some', '', true, now(), now());
      insert into collection_item select 'col_1', id, n from made where n <= 48`)
    await client.query('commit')
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}, 600_000)
afterAll(async () => {
  console.log([`${PRODUCTS} products:`, ...times].join('\n'))
  await shop?.close()
})

type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] }
type Explained = { Plan: Plan; 'Execution Time': number; 'Planning Time': number }

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]
}

/** Runs a read and explains each of its statements with the very values that it was given. */
async function explain(read: (deps: Deps) => Promise<unknown>): Promise<Explained[]> {
  const explained: Explained[] = []
  const { client } = shop.deps.database
  const spy = async (query: Prisma.Sql | TemplateStringsArray, ...values: unknown[]) => {
    const statement = 'sql' in query ? query : Prisma.sql([...query], ...values)
    const [row] = await client.$queryRaw<{ 'QUERY PLAN': Explained[] }[]>(
      Prisma.sql`/* unnamed */ explain (analyze, format json) ${statement}`,
    )
    explained.push(...(row?.['QUERY PLAN'] ?? []))
    return client.$queryRaw(statement)
  }
  const spied = new Proxy(client, { get: (target, key) => (key === '$queryRaw' ? spy : Reflect.get(target, key)) })
  await read({ ...shop.deps, database: { ...shop.deps.database, client: spied } })
  return explained
}

const search = (input: Partial<SearchInput>) => (deps: Deps) => searchProducts(deps, searchInput.parse(input))
const facets = (input: Partial<FacetsInput>) => (deps: Deps) => listFacets(deps, facetsInput.parse(input))
const NARROWED = { values: { colour: ['red', 'blue'], size: ['s'] }, inStock: true, rating: 3 }

const READS: [string, (deps: Deps) => Promise<unknown>][] = [
  ...(['newest', 'price_asc', 'price_desc', 'rating'] as const).flatMap((sort): typeof READS => [
    [`all by ${sort}`, search({ sort })],
    [`a category by ${sort}`, search({ category: 'tables', sort })],
    [`a factory by ${sort}`, search({ factory: 'works-7', sort })],
    [`with filters by ${sort}`, search({ category: 'living', sort, ...NARROWED })],
  ]),
  ['words', search({ q: 'oak table' })],
  ['an unfinished word', search({ q: 'walnut ch' })],
  ['words with filters', search({ q: 'oak table', ...NARROWED })],
  ['words by price', search({ q: 'oak', sort: 'price_asc' })],
  ['a typing error', search({ q: 'walnutt tabel' })],
  ['a correction', (deps) => correctWords(deps, { q: 'walnutt tabel' })],
  ['words that nothing has', (deps) => correctWords(deps, { q: 'oak vase sweater' })],
  ['suggestions', (deps) => suggest(deps, 'oak ta')],
  ['suggestions for two letters', (deps) => suggest(deps, 'ta')],
  ['where the parts of the sitemap begin', (deps) => listAddressParts(deps.database)],
  ['a part of the sitemap', (deps) => listAddresses(deps, 'prd_')],
  ['a price', search({ price: { currency: 'EUR', minMinor: 1_000, maxMinor: 1_200 }, sort: 'rating' })],
  ['a collection', search({ collection: 'some' })],
  ['a collection, whole', (deps) => showShownCollection(deps, 'some')],
  ['a product’s page', (deps) => showProduct(deps, 'thing-500')],
  ['a factory', (deps) => showFactory(deps, 'works-7')],
  ['all factories', (deps) => listFactories(deps)],
  ['facets of all', facets({})],
  ['facets of a category', facets({ category: 'tables' })],
  ['facets of a category, narrowed', facets({ category: 'living', ...NARROWED })],
  ['facets of all, narrowed', facets(NARROWED)],
  ['facets of words', facets({ q: 'oak table' })],
  ['facets of words, narrowed', facets({ q: 'oak', ...NARROWED })],
  ['facets of a typing error', facets({ q: 'walnutt tabel', isAlike: true })],
  ['facets of a factory', facets({ factory: 'works-7' })],
  ['facets of a collection', facets({ collection: 'some' })],
]

test.each(READS)(
  'goes by indexes, in one statement: %s',
  async (name, read) => {
    await read(shop.deps)
    const explained = await explain(read)
    expect(explained).toHaveLength(1)
    for (const { Plan, ...took } of explained) {
      times.push(`${name}: ${took['Execution Time'].toFixed(1)} ms, planned in ${took['Planning Time'].toFixed(1)} ms`)
      const whole = nodesOf(Plan)
        .filter((node) => node['Node Type'] === 'Seq Scan')
        .map((node) => node['Relation Name'])
      expect(
        whole.filter((table) => table === 'product' || table === 'product_variant' || table === 'stock_item'),
      ).toEqual([])
    }
  },
  60_000,
)
