import { randomUUID } from 'node:crypto'
import { CSV_COLUMNS, CSV_WAS_COLUMNS, MAX_CHANGE_ROWS, newId, toCsvLine } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applyChangeJob } from '../src/changes/apply-change.ts'
import { checkChangeJob } from '../src/changes/check-change.ts'
import { endStuckChanges } from '../src/changes/end-stuck-changes.ts'
import { forgetFiles } from '../src/changes/forget-files.ts'
import { countStatements } from './count-statements.ts'
import { paidOrder, refusal, type Shop, startShop, unique, type Vendor } from './shop.ts'

let shop: Shop
let material: { id: string; name: string }
let width: { id: string; name: string }
beforeAll(async () => {
  shop = await startShop()
  const { attributes } = shop.admin
  const make = async (input: Parameters<typeof attributes.create.mutate>[0], mode: 'required' | 'optional') => {
    const { attributeId } = await attributes.create.mutate(input)
    await attributes.attach.mutate({ categoryId: shop.categoryId('tables'), attributeId, mode })
    return { id: attributeId, name: input.name }
  }
  material = await make(
    { name: 'Material', kind: 'choices', isFilter: true, values: [{ name: 'Oak' }, { name: 'Ash | beech' }] },
    'required',
  )
  width = await make({ name: 'Width', kind: 'number', unit: 'cm', isFilter: false }, 'optional')
})
afterAll(() => shop?.close())

type Row = Record<string, string>
const csv = (rows: Row[], columns: readonly string[] = [...new Set(rows.flatMap(Object.keys))]) =>
  [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map(toCsvLine).join('')

function formOf(content: string | Buffer, requestId: string = randomUUID(), name = 'goods.csv') {
  const form = new FormData()
  form.set('file', new File([typeof content === 'string' ? content : new Uint8Array(content)], name))
  form.set('requestId', requestId)
  return form
}
const upload = ({ client }: Vendor, content: string | Buffer, requestId?: string) =>
  client.changes.upload.mutate(formOf(content, requestId))

async function settled({ client }: Vendor, changeId: string, states = ['ready', 'failed'], everyMs = 50) {
  for (let attempt = 0; attempt < 600; attempt++) {
    const change = await client.changes.get.query({ changeId })
    if (states.includes(change.state)) return change
    await new Promise((settle) => setTimeout(settle, everyMs))
  }
  throw new Error(`The change was not ${states.join(' or ')} in time`)
}
async function checked(vendor: Vendor, content: string | Buffer) {
  const { changeId } = await upload(vendor, content)
  return settled(vendor, changeId)
}
async function applied(vendor: Vendor, changeId: string) {
  await vendor.client.changes.start.mutate({ changeId })
  return settled(vendor, changeId, ['done'])
}
async function imported(vendor: Vendor, content: string | Buffer) {
  const { id } = await checked(vendor, content)
  return applied(vendor, id)
}
async function exported({ client }: Vendor): Promise<string> {
  let text = ''
  let page: { nextCursor: string | null; attributeIds?: string[] } = { nextCursor: null }
  do {
    const next = await client.changes.exportPage.query({
      cursor: page.nextCursor ?? undefined,
      attributeIds: page.attributeIds,
    })
    text += next.csv
    page = next
  } while (page.nextCursor)
  return text
}
const problemsOf = async ({ client }: Vendor, changeId: string) =>
  (await client.changes.rows.query({ changeId, show: 'problems', limit: 100 })).items.map(({ line, problems }) => ({
    line,
    columns: problems.map(({ column }) => column),
    text: problems.map(({ message }) => message).join(' '),
  }))
const productsOf = ({ id }: Vendor) =>
  shop.client.product.findMany({
    where: { vendorId: id },
    select: { id: true, handle: true, title: true, status: true, change: true },
    orderBy: { id: 'asc' },
  })

const bowl = (changes: Row = {}): Row => ({
  product: 'bowl',
  title: 'Bowl',
  description: 'Turned from one piece of wood.',
  category: 'living/tables',
  lead_time_days: '5',
  sku: `BOWL-${unique()}`,
  price: '12.50',
  weight_grams: '400',
  stock: '7',
  ...changes,
})

describe('a file that cannot be read', () => {
  test.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), /not a CSV file/],
    ['UTF-16', Buffer.from('product,title\r\n', 'utf16le'), /not a CSV file/],
    ['Latin-1', Buffer.from('product,title\r\nTöpfe,x\r\n', 'latin1'), /letters cannot be read/],
    ['another table', 'name;amount\r\nx;1\r\n', /first row must name the columns/],
    ['a column of nobody', 'product,titel\r\nx,y\r\n', /do not know the column “titel”/],
    ['an attribute of nobody', 'product,attribute:Smell\r\nx,y\r\n', /do not know the column “attribute:smell”/],
    ['a column twice', 'product,title,Title\r\nx,y,z\r\n', /“title” is there twice/],
    ['nothing', '', /empty/],
  ])('%s is refused at once', async (_name, content, message) => {
    const vendor = await shop.addVendor()
    const { code, fields } = await refusal(upload(vendor, content))
    expect(code).toBe('BAD_INPUT')
    expect(fields.file).toMatch(message)
    expect((await vendor.client.changes.list.query({})).items).toEqual([])
  })

  test('more than 10 MB is refused', async () => {
    const vendor = await shop.addVendor()
    const content = Buffer.alloc(10 * 1024 * 1024 + 1, 'a')
    expect((await refusal(upload(vendor, content))).fields.file).toMatch(/10 MB/)
  })

  test.each([
    ['a quotation mark that is never closed', 'product,title\r\nx,"y\r\n', /quotation mark/],
    ['no row', 'product,title\r\n,\r\n', /no row below the header/],
    [
      'a row too many',
      csv(Array.from({ length: MAX_CHANGE_ROWS + 1 }, (_, index) => ({ product: `p${index}` }))),
      /10,000 rows/,
    ],
  ])('%s: it failed, says why, and holds nothing up', async (_name, content, message) => {
    const vendor = await shop.addVendor()
    const change = await checked(vendor, content)
    expect(change).toMatchObject({ state: 'failed', rows: 0 })
    expect(change.failure).toMatch(message)
    expect(await checked(vendor, csv([bowl()]))).toMatchObject({ state: 'ready', products: { create: 1 } })
  })
})

describe('what a row may not say', () => {
  test.each<[string, Row, string, RegExp]>([
    ['an unknown category', { category: 'living/boats' }, 'category', /no category “living\/boats”/],
    ['an unknown brand', { brand: 'Nobody' }, 'brand', /not in the list of brands/],
    ['three decimals', { price: '12.505' }, 'price', /2 decimal places/],
    ['a comma where commas part columns', { price: '12,50' }, 'price', /like 12\.50/],
    ['a currency sign', { price: '€12' }, 'price', /without a currency sign/],
    ['nothing for a price', { price: '0' }, 'price', /more than zero/],
    ['negative stock', { stock: '-1' }, 'stock', /below zero/],
    ['half a unit', { stock: '1.5' }, 'stock', /whole number/],
    ['a weight with a unit', { weight_grams: '400 g' }, 'weight_grams', /whole grams/],
    ['a currency of nobody', { currency: 'XXQ' }, 'currency', /three capital letters/],
    ['a title that is too long', { title: 'x'.repeat(141) }, 'title', /140 characters/],
    [
      'a description that no product can have',
      { description: `Turned from one piece of wood.${'<i> </i>'.repeat(12_000)}` },
      'description',
      /Keep this to 10,000 characters/,
    ],
    ['more digits than a number has', { price: '9'.repeat(50_000) }, 'price', /like 12\.50/],
    ['an option without a name', { option1_value: 'S' }, 'option1_value', /Give option 1 a name/],
    ['an option without a value', { option1_name: 'Size' }, 'option1_value', /Fill in the value of “Size”/],
    ['a second option alone', { option2_name: 'Size', option2_value: 'S' }, 'option2_name', /Name option 1 first/],
    ['an unknown value of a detail', { 'attribute:Material': 'Tin' }, 'attribute:material', /“Tin” is not a value/],
    [
      'a detail of another category',
      { category: 'kitchen', 'attribute:Width': '4' },
      'attribute:width',
      /does not have/,
    ],
    ['the id of no product of its own', { product: newId('prd') }, 'product', /No product of yours/],
    ['no product at all', { product: '' }, 'product', /Name the product/],
  ])('%s', async (_name, changes, column, message) => {
    const vendor = await shop.addVendor()
    const change = await checked(vendor, csv([bowl(changes), bowl({ product: 'fine' })]))
    expect(change).toMatchObject({ state: 'ready', problems: 1, products: { create: 1, problem: 1 } })
    const [problem] = await problemsOf(vendor, change.id)
    expect(problem).toMatchObject({ line: 2, columns: expect.arrayContaining([column]) })
    expect(problem?.text).toMatch(message)
    await applied(vendor, change.id)
    expect((await productsOf(vendor)).map(({ handle }) => handle)).toEqual(['fine'])
  })

  test('the same SKU twice, two titles of one product, and more than 100 variants', async () => {
    const vendor = await shop.addVendor()
    const size = (value: string, changes: Row = {}) => bowl({ option1_name: 'Size', option1_value: value, ...changes })
    const change = await checked(
      vendor,
      csv([
        size('S', { product: 'a', sku: 'SAME' }),
        bowl({ product: 'b', sku: 'SAME' }),
        size('S', { product: 'c' }),
        size('M', { product: 'c', title: 'Another title' }),
        size('L', { product: 'd' }),
        size('L', { product: 'd' }),
        ...Array.from({ length: 101 }, (_, index) => size(`${index}`, { product: 'e' })),
      ]),
    )
    expect(change).toMatchObject({ products: { create: 0, problem: 5 } })
    const problems = await problemsOf(vendor, change.id)
    expect(problems.slice(0, 5).map(({ line, columns }) => [line, columns])).toEqual([
      [2, ['sku']],
      [3, ['sku']],
      [5, ['title']],
      [7, ['option1_value']],
      [8, ['product']],
    ])
    expect(problems[2]?.text).toBe('Row 4, of the same product, says another thing.')
    expect(await applied(vendor, change.id)).toMatchObject({ done: 0 })
    expect(await productsOf(vendor)).toEqual([])
  })

  test('a SKU of another product of one’s own is refused, and one of another factory is nobody’s business', async () => {
    const [mine, other] = [await shop.addVendor(), await shop.addVendor()]
    const sku = `BOTH-${unique()}`
    const theirs = await shop.addProduct(other, {
      categoryId: shop.categoryId('lamps'),
      variants: [{ sku, optionValues: [], priceMinor: 900, weightGrams: 1, stock: 3 }],
    })
    const content = csv([bowl({ sku, price: '1.00', stock: '99' })])
    await imported(mine, content)
    const [made] = await productsOf(mine)
    expect(made).toMatchObject({ handle: 'bowl', status: 'draft' })
    expect(await shop.stockOf(theirs.variantId)).toEqual({ onHand: 3, reserved: 0 })
    const change = await checked(other, content)
    expect((await problemsOf(other, change.id))[0]?.text).toContain(`“${theirs.title}” has this SKU`)
    // The other's ids and addresses name nothing either.
    for (const product of [theirs.id, theirs.slug]) {
      const { id } = await checked(mine, csv([bowl({ product, sku: `X-${unique()}`, title: 'Stolen' })]))
      await applied(mine, id)
    }
    expect((await shop.get(other, theirs.id)).title).toBe(theirs.title)
    expect((await shop.get(other, theirs.id)).revision).toBeNull()
  })
})

describe('new products', () => {
  test('become drafts with their variants, and nothing happens before they are applied', async () => {
    const vendor = await shop.addVendor()
    const content = csv([
      bowl({
        brand: '',
        option1_name: 'Size',
        option1_value: 'S',
        sku: 'B-S',
        'attribute:Material': 'Ash \\| beech | oak',
        'attribute:Width': '12.5',
      }),
      { product: 'bowl', option1_value: 'L', sku: 'B-L', price: '20', weight_grams: '800', stock: '0' },
      { product: 'empty' },
    ])
    const change = await checked(vendor, content)
    expect(change).toMatchObject({
      kind: 'import',
      title: 'goods.csv',
      rows: 3,
      checked: 3,
      problems: 0,
      toDo: 3,
      products: { create: 2, draft: 0, offer: 0, none: 0, problem: 0 },
    })
    expect(await productsOf(vendor)).toEqual([])
    expect(await applied(vendor, change.id)).toMatchObject({ done: 3, problems: 0 })
    const [made] = await productsOf(vendor)
    expect(made).toMatchObject({ handle: 'bowl', title: 'Bowl', status: 'draft', change: 'draft' })
    const { revision } = await shop.get(vendor, made?.id ?? '')
    expect(revision?.content).toMatchObject({
      title: 'Bowl',
      categoryId: shop.categoryId('tables'),
      currency: 'EUR',
      leadTimeDays: 5,
      options: [{ name: 'Size', values: ['S', 'L'] }],
      variants: [
        { sku: 'B-S', optionValues: ['S'], priceMinor: 1_250, weightGrams: 400, stock: 7 },
        { sku: 'B-L', optionValues: ['L'], priceMinor: 2_000, weightGrams: 800, stock: 0 },
      ],
    })
    expect(revision?.content.attributes.map(({ name, text }) => [name, text])).toEqual([
      [material.name, 'Oak, Ash | beech'],
      [width.name, '12.5 cm'],
    ])
  })

  test('the same file again, and again under another name, makes nothing twice', async () => {
    const vendor = await shop.addVendor()
    const content = csv([bowl({ sku: 'ONCE' }), bowl({ product: 'jug', sku: 'JUG' })])
    const requestId = randomUUID()
    const [one, two] = await Promise.all([upload(vendor, content, requestId), upload(vendor, content, requestId)])
    expect(one).toEqual(two)
    await settled(vendor, one.changeId)
    // Looked at twice, applied twice: the second finds that they are there.
    const second = await checked(vendor, content)
    expect(second.products.create).toBe(2)
    await Promise.all([1, 2, 3].map(() => vendor.client.changes.start.mutate({ changeId: one.changeId })))
    await settled(vendor, one.changeId, ['done'])
    expect(await applied(vendor, second.id)).toMatchObject({ done: 0, products: { create: 0, problem: 2 } })
    expect((await problemsOf(vendor, second.id))[0]?.text).toMatch(/has been made since/)
    expect(await checked(vendor, content)).toMatchObject({ toDo: 0, products: { none: 2, create: 0 } })
    expect(await productsOf(vendor)).toHaveLength(2)
  })

  test('with semicolons, a decimal comma, a byte order mark and quoted lines, as spreadsheets of the continent write', async () => {
    const vendor = await shop.addVendor()
    const content =
      '\uFEFFproduct;title;description;sku;price;stock\r\n' +
      'krug;"Krug ""Anna""";"Zwei\r\nZeilen; gebrannt im Ofen.";K-1;12,50;3\r\n\r\n' +
      'vase;Vase;Eine Vase.;V-1;9.90;1\r\n'
    const change = await checked(vendor, content)
    expect(await problemsOf(vendor, change.id)).toEqual([])
    await applied(vendor, change.id)
    const [jug, vase] = await productsOf(vendor)
    const { revision } = await shop.get(vendor, jug?.id ?? '')
    expect(revision?.content).toMatchObject({
      title: 'Krug "Anna"',
      description: '<p>Zwei<br>Zeilen; gebrannt im Ofen.</p>',
      variants: [{ priceMinor: 1_250, stock: 3 }],
    })
    expect((await shop.get(vendor, vase?.id ?? '')).revision?.content.variants[0]?.priceMinor).toBe(990)
    const rows = (await vendor.client.changes.rows.query({ changeId: change.id })).items
    expect(rows.map(({ line }) => line)).toEqual([2, 4])
    expect((await imported(vendor, 'sku\tproduct\tprice\nK-1\tkrug\t13\n')).products.draft).toBe(1)
  })

  test('formulas and scripts are text, and stay what they are on the way out and in', async () => {
    const vendor = await shop.addVendor()
    const title = '=HYPERLINK("https://evil.example")'
    const rows = [
      bowl({ title, description: '<script>alert(1)</script> and some words.' }),
      bowl({ product: '+jug', title: "'@sum" }),
    ]
    // As our own writer guards them, and as people type them.
    await imported(vendor, csv(rows))
    const [first, second] = await productsOf(vendor)
    expect([first?.title, second?.title, second?.handle]).toEqual([title, "'@sum", '+jug'])
    expect((await shop.get(vendor, first?.id ?? '')).revision?.content.description).toBe('<p>and some words.</p>')
    const text = await exported(vendor)
    expect(text).toContain(`"'=HYPERLINK(""https://evil.example"")"`)
    expect(text).toContain("''@sum")
    expect(await checked(vendor, text)).toMatchObject({ problems: 0, toDo: 0, products: { none: 2 } })
    const typed = `product,title\r\nbowl,"=HYPERLINK(""https://evil.example"")"\r\n`
    expect(await checked(vendor, typed)).toMatchObject({ toDo: 0, products: { none: 1 } })
  })

  test('what is missing is asked for when it is submitted, not before', async () => {
    const vendor = await shop.addVendor()
    await imported(vendor, csv([bowl()]))
    const [made] = await productsOf(vendor)
    const { revision } = await shop.get(vendor, made?.id ?? '')
    const submit = vendor.client.products.submit.mutate({
      productId: made?.id ?? '',
      revisionId: revision?.id ?? '',
      version: revision?.version ?? 0,
    })
    const { code, fields } = await refusal(submit)
    expect(code).toBe('BAD_INPUT')
    expect(Object.keys(fields)).toEqual([`attributes.${material.id}`, 'images'])
  })
})

describe('products that there are', () => {
  /** A product on sale with two variants, and the file that its factory exports. */
  async function arrange() {
    const vendor = await shop.addVendor()
    const product = await shop.addProduct(vendor, {
      title: `Lamp ${unique()}`,
      categoryId: shop.categoryId('lamps'),
      options: [{ name: 'Size', values: ['S', 'L'] }],
      variants: ['S', 'L'].map((size) => ({
        sku: `L${size}-${unique()}`,
        optionValues: [size],
        priceMinor: 5_000,
        weightGrams: 900,
        stock: 10,
      })),
    })
    const { live } = await shop.get(vendor, product.id)
    const [small, large] = live?.variants ?? []
    if (!small || !large) throw new Error('The product has no variants')
    return { vendor, product, small, large }
  }
  const priceOf = async (id: string) =>
    (await shop.client.productVariant.findUniqueOrThrow({ where: { id }, select: { priceMinor: true } })).priceMinor

  test('an export that comes back changes nothing: on sale, in work, being looked at, and half written', async () => {
    const { vendor, product } = await arrange()
    await shop.edit(vendor, product.id, { title: 'Written anew', description: 'Line one.\n\n- “two” = ½' })
    const looked = await shop.addDraft(vendor, {
      title: 'Looked at',
      currency: 'JPY',
      categoryId: shop.categoryId('lamps'),
    })
    await shop.submit(vendor, looked)
    await vendor.client.products.create.mutate({
      title: '',
      options: [{ name: '', values: ['never used'] }],
      variants: [
        { sku: '', optionValues: ['a'] },
        { sku: '', optionValues: ['b'], priceMinor: 3 },
      ],
    })
    await vendor.client.products.create.mutate({ title: 'No variants yet', categoryId: shop.categoryId('tables') })
    const archived = await shop.addDraft(vendor, { title: 'Gone' })
    await vendor.client.products.archive.mutate({ productId: archived.productId })
    const before = await shop.client.productRevision.findMany({ where: { product: { vendorId: vendor.id } } })
    const text = await exported(vendor)
    expect(text).toContain('attribute:Material')
    expect(text).not.toContain('Gone')
    const change = await checked(vendor, text)
    expect(await problemsOf(vendor, change.id)).toEqual([])
    expect(change).toMatchObject({ toDo: 0, unchanged: 6, products: { none: 4, create: 0, draft: 0, offer: 0 } })
    await applied(vendor, change.id)
    expect(await shop.client.productRevision.findMany({ where: { product: { vendorId: vendor.id } } })).toEqual(before)
    expect(await exported(vendor)).toBe(text)
  })

  test('prices and stock change at once, with a movement; what it says becomes a draft that staff approve', async () => {
    const { vendor, product, small, large } = await arrange()
    const change = await checked(
      vendor,
      csv([
        { product: product.slug, title: 'Lamp of brass', sku: small.sku, price: '49.00', stock: '12' },
        { product: product.slug, title: '', sku: large.sku },
        { product: product.slug, sku: 'NEW', option1_value: 'XL', price: '80', weight_grams: '1500', stock: '1' },
      ]),
    )
    expect(change).toMatchObject({ prices: 1, stocks: 1, products: { draft: 1 } })
    await applied(vendor, change.id)
    expect([await priceOf(small.id), await priceOf(large.id)]).toEqual([4_900, 5_000])
    expect(await shop.stockOf(small.id)).toEqual({ onHand: 12, reserved: 0 })
    const [movement] = (await vendor.client.inventory.movements.query({ variantId: small.id })).items
    expect(movement).toMatchObject({ kind: 'counted', change: 2, note: 'goods.csv' })
    // The shop still shows what staff have approved.
    const shown = await shop.anyone.catalogue.product.query({ slug: product.slug })
    expect(shown).toMatchObject({ title: product.title, priceMinor: 4_900 })
    const { revision } = await shop.get(vendor, product.id)
    expect(revision).toMatchObject({
      status: 'draft',
      content: {
        title: 'Lamp of brass',
        options: [{ name: 'Size', values: ['S', 'L', 'XL'] }],
        variants: [{ id: small.id }, { id: large.id }, { sku: 'NEW', optionValues: ['XL'], stock: 1 }],
      },
    })
    await shop.submit(vendor, {
      productId: product.id,
      revisionId: revision?.id ?? '',
      version: revision?.version ?? 0,
    })
    await shop.decide({ productId: product.id, revisionId: revision?.id ?? '' }, 'approve')
    expect((await shop.anyone.catalogue.product.query({ slug: product.slug })).title).toBe('Lamp of brass')
  })

  describe('a file that was exported before goods were sold and prices changed', () => {
    /** Four of the small ones are sold since, and the large one costs less. */
    async function moved() {
      const arranged = await arrange()
      const { vendor, product, small, large } = arranged
      const text = await exported(vendor)
      const orderId = newId('ord')
      const sold = [{ productId: product.id, variantId: small.id, quantity: 4 }]
      await shop.deliver('order.paid.v1', orderId, paidOrder(orderId, sold))
      await vendor.client.products.setOffer.mutate({
        productId: product.id,
        variants: [{ variantId: large.id, priceMinor: 4_000, priceBreaks: [] }],
      })
      return { ...arranged, text }
    }
    const rows = (text: string) => text.split('\r\n').filter((line) => line !== '')

    test('brings neither back when only a title was changed in it', async () => {
      const { vendor, product, small, large, text } = await moved()
      const change = await checked(vendor, text.replace(product.title, 'Another title'))
      expect(change).toMatchObject({ stocks: 0, prices: 0, problems: 0, products: { draft: 1 } })
      await applied(vendor, change.id)
      expect([await shop.stockOf(small.id), await priceOf(large.id)]).toEqual([{ onHand: 6, reserved: 0 }, 4_000])
    })

    test('is refused, in words, where it changes what has moved, and taken when it names what stands there', async () => {
      const { vendor, product, small, large, text } = await moved()
      const [header = '', first = '', second = ''] = rows(text)
      expect(header).toContain(',stock,price_was,stock_was')
      const counted = (line: string, was: string) =>
        line.replace(',50.00,900,10,50.00,10', `,50.00,900,12,50.00,${was}`)
      const cheaper = second.replace(',50.00,900,10,50.00,10', ',45.0,900,10,50.0,10')
      const change = await checked(vendor, [header, counted(first, '10'), cheaper].join('\r\n'))
      expect(change.products).toMatchObject({ problem: 1, offer: 0 })
      expect(await problemsOf(vendor, change.id)).toMatchObject([
        { line: 2, columns: ['stock'], text: expect.stringMatching(/It is 6 now, and was 10/) },
        { line: 3, columns: ['price'], text: expect.stringMatching(/It is 40\.00 now, and was 50\.0/) },
      ])
      await applied(vendor, change.id)
      expect([await shop.stockOf(small.id), await priceOf(large.id)]).toEqual([{ onHand: 6, reserved: 0 }, 4_000])
      // The price that nobody changed in it stays what it is now; the stock is what it says.
      expect(await imported(vendor, [header, counted(first, '6'), second].join('\r\n'))).toMatchObject({ done: 1 })
      expect([await shop.stockOf(small.id), await priceOf(large.id)]).toEqual([{ onHand: 12, reserved: 0 }, 4_000])
      expect(await priceOf(small.id)).toBe(5_000)
      // What moves between looking and applying is as well.
      const late = await checked(
        vendor,
        [header, counted(first, '12').replace(',12,50', ',20,50'), second].join('\r\n'),
      )
      expect(late).toMatchObject({ stocks: 1 })
      const orderId = newId('ord')
      const sold = [{ productId: product.id, variantId: small.id, quantity: 1 }]
      await shop.deliver('order.paid.v1', orderId, paidOrder(orderId, sold))
      expect(await applied(vendor, late.id)).toMatchObject({ done: 0 })
      expect(await shop.stockOf(small.id)).toEqual({ onHand: 11, reserved: 0 })
    })

    test('without what it was, a file says what it means', async () => {
      const { vendor, small, large } = await moved()
      await imported(
        vendor,
        csv([
          { sku: small.sku, stock: '10' },
          { sku: large.sku, price: '50.00' },
        ]),
      )
      expect([await shop.stockOf(small.id), await priceOf(large.id)]).toEqual([{ onHand: 10, reserved: 0 }, 5_000])
    })
  })

  test('what was blank in a draft when it was exported, and is not any more, is not written over', async () => {
    const vendor = await shop.addVendor()
    const sku = `BLANK-${unique()}`
    const variant = { sku, optionValues: [], priceMinor: null, priceBreaks: [], weightGrams: 1, stock: 1 }
    const { productId } = await vendor.client.products.create.mutate(shop.draft({ options: [], variants: [variant] }))
    const [header = '', first = ''] = (await exported(vendor)).split('\r\n')
    const columns = header.split(',')
    const written = first.split(',').with(columns.indexOf('price'), '12.00').join(',')
    expect(first.split(',')[columns.indexOf('price_was')]).toBe('')
    await shop.edit(vendor, productId, { variants: [{ ...variant, priceMinor: 1_500 }] })
    const late = await checked(vendor, [header, written].join('\r\n'))
    expect((await problemsOf(vendor, late.id))[0]?.text).toMatch(/It is 15\.00 now, and was empty when/)
    await shop.edit(vendor, productId, { variants: [variant] })
    await imported(vendor, [header, written].join('\r\n'))
    expect((await shop.get(vendor, productId)).revision?.content.variants[0]?.priceMinor).toBe(1_200)
  })

  test('another currency is refused while an amount of the old one would stay', async () => {
    const vendor = await shop.addVendor()
    const [s, l] = [`CS-${unique()}`, `CL-${unique()}`]
    const { productId } = await vendor.client.products.create.mutate(
      shop.draft({
        currency: 'EUR',
        options: [{ name: 'Size', values: ['S', 'L'] }],
        variants: [s, l].map((sku, index) => ({
          sku,
          optionValues: [['S', 'L'][index] ?? ''],
          priceMinor: 1_250,
          priceBreaks: index === 0 ? [{ minQuantity: 10, priceMinor: 1_100 }] : [],
          weightGrams: 1,
          stock: 1,
        })),
      }),
    )
    const content = async () => (await shop.get(vendor, productId)).revision?.content
    const before = await content()
    const yen = (sku: string, price: string) => ({ product: productId, currency: 'JPY', sku, price })
    const refused = await checked(vendor, csv([yen(s, '1900')]))
    expect(refused.products).toMatchObject({ problem: 1 })
    expect((await problemsOf(vendor, refused.id))[0]?.text).toMatch(/quantity prices are in EUR.*put all variants in/)
    await applied(vendor, refused.id)
    expect(await content()).toEqual(before)
    await shop.edit(vendor, productId, {
      variants: (before?.variants ?? []).map((variant) => ({ ...variant, priceBreaks: [] })),
    })
    expect(await imported(vendor, csv([yen(s, '1900'), yen(l, '1250')]))).toMatchObject({ products: { draft: 1 } })
    expect(await content()).toMatchObject({ currency: 'JPY', variants: [{ priceMinor: 1_900 }, { priceMinor: 1_250 }] })
  })

  test('a list of SKUs with prices is enough; without a price nothing is written', async () => {
    const { vendor, small, large } = await arrange()
    const change = await imported(vendor, csv([{ sku: small.sku, price: '1.00' }, { sku: large.sku }]))
    expect(change).toMatchObject({ done: 1, unchanged: 1, products: { offer: 1 } })
    expect([await priceOf(small.id), await priceOf(large.id)]).toEqual([100, 5_000])
  })

  describe('while a reduction runs', () => {
    /** The small one costs less per unit from ten on; half of everything is off. */
    async function reduced() {
      const arranged = await arrange()
      const { vendor, product, small } = arranged
      const priceBreaks = [{ minQuantity: 10, priceMinor: 4_000 }]
      const { products } = vendor.client
      await products.setOffer.mutate({
        productId: product.id,
        variants: [{ variantId: small.id, priceMinor: 5_000, priceBreaks }],
      })
      const before = await exported(vendor)
      await products.announceReduction.mutate({ productId: product.id, percent: 50 })
      return { ...arranged, before }
    }
    const changesOf = (productId: string) => shop.client.offerChange.count({ where: { productId } })

    test('an export says the prices without it, and changes nothing when it comes back', async () => {
      const { vendor, product, small, large, before } = await reduced()
      const prices = () => Promise.all([priceOf(small.id), priceOf(large.id)])
      expect(await prices()).toEqual([2_500, 2_500])
      const text = await exported(vendor)
      expect(text).toBe(before)
      expect(text).toContain(',50.00,')
      const changes = await changesOf(product.id)
      const change = await checked(vendor, text)
      expect(change).toMatchObject({ toDo: 0, unchanged: 2, problems: 0, products: { none: 1, offer: 0, draft: 0 } })
      await applied(vendor, change.id)
      expect(await prices()).toEqual([2_500, 2_500])
      expect(await changesOf(product.id)).toBe(changes)
    })

    test('a price that rises is that without it: buyers pay percent off the new one, and it has not fallen', async () => {
      const { vendor, product, small, large } = await reduced()
      const change = await checked(vendor, csv([{ sku: small.sku, price: '60.00' }]))
      const { items } = await vendor.client.changes.rows.query({ changeId: change.id, limit: 100 })
      expect(items).toMatchObject([{ steps: { priceMinor: { from: 5_000, to: 6_000 } }, problems: [] }])
      expect(await applied(vendor, change.id)).toMatchObject({ done: 1, problems: 0 })
      expect(await priceOf(small.id)).toBe(3_000)
      const shown = await shop.anyone.catalogue.product.query({ slug: product.slug })
      expect(shown.variants).toMatchObject([
        { priceMinor: 3_000, priceBreaks: [{ priceMinor: 2_000 }], compareAt: null },
        { priceMinor: 2_500 },
      ])
      expect((await shop.get(vendor, product.id)).live?.variants).toMatchObject([
        { priceMinor: 6_000, priceBreaks: [{ priceMinor: 4_000 }] },
        { priceMinor: 5_000 },
      ])
      const { reductions } = await vendor.client.products.reductions.query({ productId: product.id })
      await vendor.client.products.endReduction.mutate({
        productId: product.id,
        reductionId: reductions[0]?.id ?? '',
      })
      expect([await priceOf(small.id), await priceOf(large.id)]).toEqual([6_000, 5_000])
    })

    // A reduction is percent off: no price can be at or under the reduced one, because that falls with it.
    test('one that falls to the reduced price or under it is reduced itself; one that does not go with its quantity prices is refused in words', async () => {
      const { vendor, small, large } = await reduced()
      const falling = csv([{ sku: large.sku, price: '25.00' }])
      expect(await imported(vendor, falling)).toMatchObject({ done: 1, problems: 0 })
      expect(await priceOf(large.id)).toBe(1_250)
      // Above what buyers pay for ten (20.00), below what ten cost without the reduction (40.00).
      const change = await checked(vendor, csv([{ sku: small.sku, price: '30.00' }]))
      expect(change).toMatchObject({ toDo: 0, products: { problem: 1 } })
      expect(await problemsOf(vendor, change.id)).toMatchObject([
        { columns: ['price'], text: expect.stringMatching(/quantity prices stand on its offer page/) },
      ])
      expect(await priceOf(small.id)).toBe(2_500)
    })

    test('one that begins or ends between looking and applying holds nobody up', async () => {
      const { vendor, product, small } = await arrange()
      const rising = await checked(vendor, csv([{ sku: small.sku, price: '60.00' }]))
      const { reductions } = await vendor.client.products.announceReduction.mutate({
        productId: product.id,
        percent: 50,
      })
      expect(await applied(vendor, rising.id)).toMatchObject({ done: 1, problems: 0 })
      expect(await priceOf(small.id)).toBe(3_000)
      const falling = await checked(vendor, csv([{ sku: small.sku, price: '55.00' }]))
      await vendor.client.products.endReduction.mutate({
        productId: product.id,
        reductionId: reductions[0]?.id ?? '',
      })
      expect(await applied(vendor, falling.id)).toMatchObject({ done: 1, problems: 0 })
      expect(await priceOf(small.id)).toBe(5_500)
    })

    test('a variant that a file adds is reduced with the others once staff approve it', async () => {
      const { vendor, product } = await reduced()
      await imported(
        vendor,
        csv([
          {
            product: product.slug,
            sku: `NEW-${unique()}`,
            option1_value: 'XL',
            price: '80',
            weight_grams: '9',
            stock: '1',
          },
        ]),
      )
      const { revision } = await shop.get(vendor, product.id)
      const saved = { productId: product.id, revisionId: revision?.id ?? '', version: revision?.version ?? 0 }
      await shop.submit(vendor, saved)
      await shop.decide(saved, 'approve')
      const { variants } = await shop.anyone.catalogue.product.query({ slug: product.slug })
      expect(variants[2]).toMatchObject({ priceMinor: 4_000, compareAt: null })
      expect(await exported(vendor)).toContain(',80.00,')
    })
  })

  test('what is not a file’s to change is refused, and that product is left alone as a whole', async () => {
    const { vendor, product, small, large } = await arrange()
    await shop.reserve(newId('ord'), [{ variantId: small.id, quantity: 4 }])
    const row = (changes: Row) =>
      csv([
        { product: product.slug, sku: small.sku, ...changes },
        { product: product.slug, sku: large.sku, price: '1' },
      ])
    for (const [changes, message] of [
      [{ weight_grams: '5' }, /weight of a variant that is on sale/],
      [{ lead_time_days: '99' }, /lead time of a product that is on sale/],
      [{ currency: 'USD' }, /sold in EUR/],
      [{ stock: '3' }, /4 units are held/],
      [{ sku: 'OTHER', option1_value: 'S' }, /keeps it while it is on sale/],
      [{ option1_value: 'L' }, /same options/],
      [{ option2_name: 'Colour', option2_value: '' }, /Fill in the value of “Colour”/],
    ] as const) {
      const change = await checked(vendor, row(changes))
      expect(change.products).toMatchObject({ problem: 1, offer: 0 })
      expect((await problemsOf(vendor, change.id)).map(({ text }) => text).join(' ')).toMatch(message)
      await applied(vendor, change.id)
    }
    expect(await priceOf(large.id)).toBe(5_000)
    const { productId } = await shop.edit(vendor, product.id, { title: 'In review' })
    const { revision } = await shop.get(vendor, productId)
    await shop.submit(vendor, { productId, revisionId: revision?.id ?? '', version: revision?.version ?? 0 })
    const change = await checked(vendor, csv([{ product: product.slug, title: 'Other' }]))
    expect((await problemsOf(vendor, change.id))[0]?.text).toMatch(/staff are looking/)
  })

  test('what has changed since it was looked at is left alone and named', async () => {
    const { vendor, product, small } = await arrange()
    const second = await shop.addProduct(vendor, { categoryId: shop.categoryId('lamps') })
    const change = await checked(
      vendor,
      csv([
        { product: product.slug, sku: small.sku, stock: '50' },
        { product: second.slug, title: 'New words' },
      ]),
    )
    const orderId = newId('ord')
    await shop.deliver(
      'order.paid.v1',
      orderId,
      paidOrder(orderId, [{ productId: product.id, variantId: small.id, quantity: 1 }]),
    )
    await shop.edit(vendor, second.id, { title: 'Somebody was faster' })
    expect(await applied(vendor, change.id)).toMatchObject({ done: 0, problems: 2, products: { problem: 2 } })
    expect((await problemsOf(vendor, change.id)).map(({ text }) => text)).toEqual([
      expect.stringMatching(/price or stock has changed since/),
      expect.stringMatching(/has been worked on since/),
    ])
    expect((await shop.stockOf(small.id)).onHand).toBe(9)
    expect((await shop.get(vendor, second.id)).revision?.content.title).toBe('Somebody was faster')
    // What was left alone comes as a file with the reason, and goes in again when it is mended.
    const { csv: problems } = await vendor.client.changes.problemsPage.query({ changeId: change.id })
    expect(problems).toMatch(/^\uFEFFproduct,sku,stock,title,error\r\n/)
    expect(problems).toContain('export it and begin again')
    expect((await imported(vendor, problems)).products).toMatchObject({ offer: 1, draft: 1 })
    expect((await shop.stockOf(small.id)).onHand).toBe(50)
  })
})

describe('in the background', () => {
  const many = (count: number) =>
    csv(Array.from({ length: count }, (_, index) => bowl({ product: `many-${index}`, sku: `MANY-${index}` })))

  /** A database whose nth transaction is rolled back at its end, as by a process that is killed before the commit. */
  function dyingAfter(count: number): typeof shop.deps {
    let transactions = 0
    const { database } = shop.deps
    const transaction: typeof database.transaction = (work, options) =>
      database.transaction(async (tx) => {
        const result = await work(tx)
        if (++transactions > count) throw new Error('killed')
        return result
      }, options)
    return { ...shop.deps, database: { ...database, transaction } }
  }
  /** Writes a change into this state without its job. */
  const put = (changeId: string, state: string) =>
    shop.client.catalogueChange.update({ where: { id: changeId }, data: { state } })

  test('a process that is killed in the middle makes nothing twice, and the next one goes on', async () => {
    const vendor = await shop.addVendor()
    const { id: changeId } = await checked(vendor, many(450))
    // Checked again from the middle.
    await put(changeId, 'checking')
    await shop.client.catalogueChangeRow.updateMany({ where: { changeId, line: { gt: 100 } }, data: { effect: null } })
    await expect(checkChangeJob.run(dyingAfter(1), { changeId })).rejects.toThrow('killed')
    await Promise.all([1, 2].map(() => checkChangeJob.run(shop.deps, { changeId })))
    expect(await settled(vendor, changeId)).toMatchObject({ checked: 450, products: { create: 450 } })
    await put(changeId, 'applying')
    await expect(applyChangeJob.run(dyingAfter(1), { changeId })).rejects.toThrow('killed')
    expect(await shop.client.product.count({ where: { vendorId: vendor.id } })).toBe(200)
    await Promise.all([1, 2, 3].map(() => applyChangeJob.run(shop.deps, { changeId })))
    expect(await settled(vendor, changeId, ['done'])).toMatchObject({ done: 450 })
    expect(await shop.client.product.count({ where: { vendorId: vendor.id } })).toBe(450)
    expect(await shop.client.productRevision.count({ where: { product: { vendorId: vendor.id } } })).toBe(450)
  })

  test('killed while the file is brought in, or before its job: the same request goes on', async () => {
    const vendor = await shop.addVendor()
    const requestId = randomUUID()
    const { changeId } = await upload(vendor, many(700), requestId)
    await settled(vendor, changeId)
    await put(changeId, 'checking')
    await shop.client.catalogueChangeRow.deleteMany({ where: { changeId, line: { gt: 300 } } })
    await shop.client.catalogueChange.update({ where: { id: changeId }, data: { stagedAt: null } })
    expect(await upload(vendor, many(1), requestId)).toEqual({ changeId })
    expect(await settled(vendor, changeId)).toMatchObject({ rows: 700, products: { create: 700 } })
  })

  test('a name that is too long for any product is refused, and holds nothing up', async () => {
    const vendor = await shop.addVendor()
    const letters = Array.from({ length: 250 }, () => randomUUID()).join('')
    const change = await checked(vendor, csv([bowl({ product: letters }), bowl({ product: `${'x'.repeat(119)}😀` })]))
    expect(change).toMatchObject({ state: 'ready', products: { problem: 2, create: 0 } })
    expect(await problemsOf(vendor, change.id)).toMatchObject([
      { line: 2, columns: ['product'], text: expect.stringMatching(/100 characters/) },
      { line: 3, columns: ['product'], text: expect.stringMatching(/100 characters/) },
    ])
    expect((await imported(vendor, csv([bowl()]))).done).toBe(1)
  })

  describe('a change that nobody goes on with', () => {
    const at = (hours: number) => ({ now: () => new Date(shop.clock.now().getTime() + hours * 3_600_000) })
    const stored = (id: string) => shop.client.catalogueChange.findUniqueOrThrow({ where: { id } })
    /** Its job, tried so often, and due tomorrow. */
    const addJob = async (job: string, changeId: string, attempts: number) => {
      await shop.client
        .$executeRaw`select graphile_worker.add_job(${job}, ${JSON.stringify({ payload: { changeId }, correlationId: 'x' })}::json,
        job_key => ${`${job}:${changeId}`}, run_at => now() + interval '1 day', max_attempts => 3)`
      await shop.client
        .$executeRaw`update graphile_worker._private_jobs set attempts = ${attempts} where key = ${`${job}:${changeId}`}`
    }

    test('is left alone while it may be tried again, and ends with words after the last time', async () => {
      const vendor = await shop.addVendor()
      const { id: changeId } = await checked(vendor, many(3))
      await put(changeId, 'checking')
      await addJob('check-change', changeId, 2)
      await endStuckChanges(shop.deps, at(5))
      expect((await stored(changeId)).state).toBe('checking')
      expect((await refusal(upload(vendor, many(1)))).code).toBe('CONFLICT')
      await addJob('check-change', changeId, 3)
      await endStuckChanges(shop.deps, shop.clock)
      const ended = await vendor.client.changes.get.query({ changeId })
      expect(ended).toMatchObject({ state: 'failed', failure: expect.stringMatching(/on our side/), rows: 0 })
      expect((await imported(vendor, many(1))).done).toBe(1)
    })

    test('ends too when its job was never written, after an hour', async () => {
      const vendor = await shop.addVendor()
      const { id: changeId } = await checked(vendor, many(1))
      await put(changeId, 'checking')
      await endStuckChanges(shop.deps, at(0.9))
      expect((await stored(changeId)).state).toBe('checking')
      await endStuckChanges(shop.deps, at(1.1))
      expect((await stored(changeId)).state).toBe('failed')
    })

    test('while it is applied it goes on when it is asked to, or ends with what was applied', async () => {
      const vendor = await shop.addVendor()
      const { id: changeId } = await checked(vendor, many(250))
      await put(changeId, 'applying')
      await expect(applyChangeJob.run(dyingAfter(1), { changeId })).rejects.toThrow('killed')
      await addJob('apply-change', changeId, 3)
      await vendor.client.changes.start.mutate({ changeId })
      expect(await settled(vendor, changeId, ['done'])).toMatchObject({ done: 250 })

      const other = await shop.addVendor()
      const { id: secondId } = await checked(other, many(250))
      await put(secondId, 'applying')
      await expect(applyChangeJob.run(dyingAfter(1), { changeId: secondId })).rejects.toThrow('killed')
      await addJob('apply-change', secondId, 3)
      await endStuckChanges(shop.deps, shop.clock)
      const ended = await other.client.changes.get.query({ changeId: secondId })
      expect(ended).toMatchObject({
        state: 'cancelled',
        done: 200,
        failure: expect.stringMatching(/marked as applied/),
      })
      expect((await imported(other, csv([bowl()]))).done).toBe(1)
    })
  })

  test('stopped in the middle, what was applied stays and nothing follows', async () => {
    const vendor = await shop.addVendor()
    const { id: changeId } = await checked(vendor, many(450))
    await put(changeId, 'applying')
    await expect(applyChangeJob.run(dyingAfter(1), { changeId })).rejects.toThrow('killed')
    await vendor.client.changes.cancel.mutate({ changeId })
    await applyChangeJob.run(shop.deps, { changeId })
    expect(await settled(vendor, changeId, ['cancelled'])).toMatchObject({ done: 200, toDo: 450 })
    expect(await shop.client.product.count({ where: { vendorId: vendor.id } })).toBe(200)
  })

  test('one file of a factory at a time; another factory is not held up', async () => {
    const [vendor, other] = [await shop.addVendor(), await shop.addVendor()]
    const { id: changeId } = await checked(vendor, many(1))
    const ready = await checked(vendor, many(2))
    await put(changeId, 'applying')
    expect(await refusal(upload(vendor, many(1)))).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/file of yours/),
    })
    expect((await refusal(vendor.client.changes.start.mutate({ changeId: ready.id }))).code).toBe('CONFLICT')
    expect((await imported(other, many(1))).done).toBe(1)
    await put(changeId, 'ready')
    expect((await imported(vendor, many(1))).done).toBe(1)
  })

  test('P44 a file of somebody else is not found', async () => {
    const [vendor, other] = [await shop.addVendor(), await shop.addVendor()]
    const { id: changeId } = await checked(vendor, many(1))
    const { get, rows, start, cancel, problemsPage } = other.client.changes
    for (const call of [get.query, rows.query, problemsPage.query, start.mutate, cancel.mutate])
      expect((await refusal(call({ changeId }))).code).toBe('NOT_FOUND')
    expect(await exported(other)).toBe(`\uFEFF${toCsvLine([...CSV_COLUMNS, ...CSV_WAS_COLUMNS])}`)
  })

  test('a month later the file is gone, with what its rows said', async () => {
    const vendor = await shop.addVendor()
    const { id: changeId } = await checked(vendor, many(1))
    const at = (days: number) => ({ now: () => new Date(shop.clock.now().getTime() + days * 86_400_000) })
    const stored = () => shop.client.catalogueChange.findUniqueOrThrow({ where: { id: changeId } })
    const key = (await stored()).fileKey ?? ''
    await forgetFiles(shop.deps, at(29))
    expect(await shop.deps.imports.get(key)).toBeDefined()
    await forgetFiles(shop.deps, at(31))
    expect(await shop.deps.imports.get(key)).toBeUndefined()
    expect(await stored()).toMatchObject({ state: 'cancelled', fileKey: null })
    expect((await refusal(vendor.client.changes.problemsPage.query({ changeId }))).code).toBe('NOT_FOUND')
  })

  test('a chunk of two hundred products costs as many statements as one of two', async () => {
    const vendor = await shop.addVendor()
    const run = async (rows: string) => {
      const { id: changeId } = await checked(vendor, rows)
      await put(changeId, 'applying')
      return countStatements(shop, () => applyChangeJob.run(shop.deps, { changeId }))
    }
    const few = (count: number, from: number) =>
      csv(Array.from({ length: count }, (_, index) => bowl({ product: `s-${from + index}`, sku: `S-${from + index}` })))
    await run(few(2, 1_000))
    const [two, all] = [await run(few(2, 2_000)), await run(few(200, 3_000))]
    expect(all.length).toBe(two.length)
    expect(two.length).toBeLessThan(40)
  })

  test('10,000 rows are checked and applied, as 2,500 new products', { timeout: 600_000 }, async () => {
    const vendor = await shop.addVendor()
    const rows = Array.from({ length: MAX_CHANGE_ROWS }, (_, index) => ({
      ...(index % 4 === 0
        ? bowl({ product: `p-${Math.floor(index / 4)}`, option1_name: 'Size' })
        : { product: `p-${Math.floor(index / 4)}`, price: '9.90', weight_grams: '100', stock: '5' }),
      sku: `T-${index}`,
      option1_value: `${index % 4}`,
    }))
    const columns = [...CSV_COLUMNS]
    const began = performance.now()
    const { changeId } = await upload(vendor, csv(rows, columns))
    const change = await settled(vendor, changeId, ['ready', 'failed'], 500)
    const looked = performance.now()
    expect(change).toMatchObject({ rows: MAX_CHANGE_ROWS, problems: 0, products: { create: 2_500 } })
    await vendor.client.changes.start.mutate({ changeId })
    expect(await settled(vendor, changeId, ['done'], 500)).toMatchObject({ done: MAX_CHANGE_ROWS })
    const done = performance.now()
    expect(await shop.client.product.count({ where: { vendorId: vendor.id } })).toBe(2_500)
    console.info(
      `10,000 rows: looked at in ${((looked - began) / 1_000).toFixed(1)} s, applied in ${((done - looked) / 1_000).toFixed(1)} s`,
    )
  })
})
