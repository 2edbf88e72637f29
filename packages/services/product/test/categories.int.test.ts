import { newId } from '@millyard/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countStatements } from './count-statements.ts'
import { refusal, type Shop, startShop, unique, type Vendor } from './shop.ts'

let shop: Shop
let vendor: Vendor
beforeAll(async () => {
  shop = await startShop()
  vendor = await shop.addVendor()
})
afterAll(() => shop?.close())

const staffTree = async () => (await shop.admin.categories.list.query()).categories
const find = async (categoryId: string) => {
  const category = (await staffTree()).find(({ id }) => id === categoryId)
  if (!category) throw new Error('There is no such category')
  return category
}
/** A category of its own for a test; the tree is shared by all tests of this file. */
const add = async (parentId: string | null = null, name = `Category ${unique()}`) => {
  const { categoryId } = await shop.admin.categories.create.mutate({ name, parentId })
  return find(categoryId)
}
type Change = Partial<{ name: string; slug: string; parentId: string | null }>
const change = async (categoryId: string, changes: Change) => {
  const { version, name, slug, parentId } = await find(categoryId)
  return shop.admin.categories.update.mutate({ categoryId, version, name, slug, parentId, ...changes })
}
const childNames = async (parentId: string) =>
  (await staffTree()).filter((category) => category.parentId === parentId).map(({ name }) => name)
const pathOf = async (slug: string) => (await shop.anyone.catalogue.product.query({ slug })).category.path

test('names that stand beside it, unknown parents and a fifth level are refused with the field', async () => {
  const first = await add()
  const second = await add(first.id, 'Second')
  const third = await add(second.id)
  const fourth = await add(third.id)
  expect(await refusal(shop.admin.categories.create.mutate({ name: 'SECOND', parentId: first.id }))).toMatchObject({
    code: 'ALREADY_EXISTS',
    fields: { name: expect.any(String) },
  })
  for (const parentId of [fourth.id, newId('cat')])
    expect(await refusal(shop.admin.categories.create.mutate({ name: 'Deeper', parentId }))).toMatchObject({
      code: 'BAD_INPUT',
      fields: { parentId: expect.any(String) },
    })
  for (const name of ['', ' ', 'x'.repeat(81)])
    expect((await refusal(shop.admin.categories.create.mutate({ name, parentId: null }))).code).toBe('BAD_INPUT')
  expect(fourth.depth).toBe(4)
})

test('a category cannot be moved below itself, nor so that the tree gets too deep', async () => {
  const top = await add()
  const middle = await add(top.id)
  const bottom = await add(middle.id)
  const elsewhere = await add((await add()).id)
  for (const parentId of [top.id, middle.id, bottom.id])
    expect((await refusal(change(top.id, { parentId }))).fields.parentId).toBe('A category cannot stand below itself.')
  expect((await refusal(change(top.id, { parentId: elsewhere.id }))).fields.parentId).toContain('would need 5')
  expect((await find(bottom.id)).depth).toBe(3)
})

test('two who move categories below each other at once: one of them wins, and the tree stays a tree', async () => {
  const [a, b] = [await add(), await add()]
  const outcomes = await Promise.allSettled([change(a.id, { parentId: b.id }), change(b.id, { parentId: a.id })])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect((await staffTree()).filter(({ id }) => id === a.id || id === b.id)).toHaveLength(2)
})

test('who changes what somebody else has changed since is told, and nothing happens', async () => {
  const category = await add()
  await change(category.id, { name: `Category ${unique()}` })
  const old = { categoryId: category.id, version: category.version }
  const { categories } = shop.admin
  const { name, slug, parentId } = category
  for (const call of [
    () => categories.update.mutate({ ...old, name, slug, parentId }),
    () => categories.shift.mutate({ ...old, direction: 'up' }),
    () => categories.remove.mutate(old),
  ])
    expect((await refusal(call())).code).toBe('CONFLICT')
  expect(await find(category.id)).toMatchObject({ version: 2 })
})

test('a category with products or subcategories cannot be removed; an empty one can, with its addresses', async () => {
  const parent = await add()
  const child = await add(parent.id)
  await change(child.id, { slug: `${child.slug}-new` })
  await vendor.client.products.create.mutate(shop.draft({ categoryId: child.id }))
  const remove = async ({ id }: { id: string }) =>
    shop.admin.categories.remove.mutate({ categoryId: id, version: (await find(id)).version })
  expect((await refusal(remove(parent))).message).toContain('below it')
  expect((await refusal(remove(child))).message).toContain('products')
  const empty = await add()
  await change(empty.id, { slug: `${empty.slug}-new` })
  await remove(empty)
  expect((await refusal(shop.anyone.catalogue.categoryAddress.query({ slug: empty.slug }))).code).toBe('NOT_FOUND')
  expect((await staffTree()).some(({ id }) => id === empty.id)).toBe(false)
})

test('renamed and moved: the products follow in listings and in search, and every former address leads there', async () => {
  const from = await add()
  const to = await add()
  const moved = await add(from.id, `Sideboard ${unique()}`)
  const leaf = await add(moved.id)
  const product = await shop.addProduct(vendor, { categoryId: leaf.id })
  const found = async (category: string) =>
    (await shop.anyone.catalogue.search.query({ category })).items.map(({ id }) => id)
  expect(await found(from.slug)).toEqual([product.id])

  const name = `Credenza ${unique()}`
  await change(moved.id, { name, slug: `credenza-${unique()}`, parentId: to.id })
  await change(leaf.id, { name: `Walnut ${unique()}` })

  const { slug } = await find(moved.id)
  await expect.poll(() => found(to.slug)).toEqual([product.id])
  expect(await found(from.slug)).toEqual([])
  const { name: leafName } = await find(leaf.id)
  const byWords = async () => (await shop.anyone.catalogue.search.query({ q: leafName })).items[0]?.id
  await expect.poll(byWords).toBe(product.id)
  expect((await pathOf(product.slug)).map((node) => node.name)).toEqual([to.name, name, leafName])
  for (const address of [moved.slug, slug])
    expect(await shop.anyone.catalogue.categoryAddress.query({ slug: address })).toEqual({ slug })
  expect((await find(moved.id)).formerSlugs).toEqual([moved.slug])

  await change(moved.id, { slug: moved.slug })
  expect(await find(moved.id)).toMatchObject({ slug: moved.slug, formerSlugs: [slug] })
})

test('an address belongs to one category, also when it is only a former one', async () => {
  const [one, other] = [await add(), await add()]
  await change(one.id, { slug: `${one.slug}-new` })
  expect((await refusal(change(other.id, { slug: `${one.slug}-new` }))).fields.slug).toContain('Another category')
  expect((await refusal(change(other.id, { slug: one.slug }))).fields.slug).toContain('once had it')
  for (const slug of ['', 'With Space', '-x', 'ä', 'a--b'])
    expect((await refusal(change(other.id, { slug }))).fields.slug).toBeTruthy()
  // A new one of the old name gets an address beside it.
  expect((await add(other.id, one.name)).slug).not.toBe(one.slug)
})

test('siblings are put into order one place at a time, and the shop shows it', async () => {
  const parent = await add()
  const [first, second, third] = [await add(parent.id), await add(parent.id), await add(parent.id)]
  const shift = async ({ id }: { id: string }, direction: 'up' | 'down') =>
    shop.admin.categories.shift.mutate({ categoryId: id, version: (await find(id)).version, direction })
  await shift(third, 'up')
  await shift(first, 'up')
  await shift(first, 'down')
  expect(await childNames(parent.id)).toEqual([third.name, first.name, second.name])
  const { categories } = await shop.anyone.catalogue.categories.query()
  const shown = categories.find(({ id }) => id === parent.id)?.children.map(({ id }) => id)
  expect(shown).toEqual([third.id, first.id, second.id])
})

test('a product approved while its category moves ends up where the category is', async () => {
  const [from, to] = [await add(), await add()]
  const leaf = await add(from.id)
  const drafts = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const saved = await shop.addDraft(vendor, { categoryId: leaf.id })
      await shop.submit(vendor, saved)
      return saved
    }),
  )
  await Promise.all([...drafts.map((saved) => shop.decide(saved, 'approve')), change(leaf.id, { parentId: to.id })])
  const paths = async () => {
    const where = { categoryId: leaf.id }
    return (await shop.client.product.findMany({ where, select: { categoryPath: true } })).map(
      (row) => row.categoryPath,
    )
  }
  await expect.poll(paths).toEqual(drafts.map(() => [to.id, leaf.id]))
})

test('the whole tree is one statement; only those who may change it can', async () => {
  await staffTree()
  expect(await countStatements(shop, () => shop.admin.categories.list.query())).toHaveLength(1)
  const support = shop.as(await shop.peers.adminToken(['products.read']))
  expect((await refusal(support.categories.create.mutate({ name: 'Mine', parentId: null }))).code).toBe('FORBIDDEN')
  expect((await refusal(vendor.client.categories.list.query())).code).toBe('FORBIDDEN')
  expect((await support.categories.list.query()).categories.length).toBeGreaterThan(0)
})
