import { newId } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countStatements } from './count-statements.ts'
import { refusal, type Shop, startShop, unique, type Vendor } from './shop.ts'

let shop: Shop
let vendor: Vendor
beforeAll(async () => {
  shop = await startShop()
  vendor = await shop.addVendor()
})
afterAll(() => shop?.close())

const attributes = () => shop.admin.attributes
type Kind = 'choice' | 'choices' | 'number' | 'yes_no'
const read = async (attributeId: string) => {
  const found = (await attributes().list.query()).attributes.find(({ id }) => id === attributeId)
  if (!found) throw new Error('There is no such attribute')
  return found
}
const add = async (kind: Kind, { values = [] as string[], unit = '', isFilter = true } = {}) => {
  const name = `Attribute ${unique()}`
  const list = values.map((value) => ({ name: value }))
  const { attributeId } = await attributes().create.mutate({ name, kind, unit, isFilter, values: list })
  return read(attributeId)
}
type Changes = { name?: string; isFilter?: boolean; values?: { id?: string; name: string }[] }
const change = async (attributeId: string, changes: Changes) => {
  const { version, name, help, isFilter, values } = await read(attributeId)
  return attributes().update.mutate({ attributeId, version, name, help, isFilter, values, ...changes })
}
/** A branch of the tree of its own: two categories, one below the other. */
const branch = async () => {
  const make = async (parentId: string | null) =>
    (await shop.admin.categories.create.mutate({ name: `Category ${unique()}`, parentId })).categoryId
  const top = await make(null)
  return { top, below: await make(top) }
}
const attach = (categoryId: string, attributeId: string, mode: 'required' | 'optional' | 'off' | 'inherit') =>
  attributes().attach.mutate({ categoryId, attributeId, mode })
const asked = async (categoryId: string) =>
  (await vendor.client.products.attributes.query({ categoryId })).attributes.map(({ name, isRequired }) => [
    name,
    isRequired,
  ])
const details = async (slug: string) => (await shop.anyone.catalogue.product.query({ slug })).details
const facet = async (category: string, name: string) => {
  const { slug } = await shop.client.category.findUniqueOrThrow({ where: { id: category }, select: { slug: true } })
  const { facets } = await shop.anyone.catalogue.facets.query({ category: slug })
  return facets.find((one) => one.name === name)?.values.map(({ label, count }) => [label, count])
}

describe('definitions', () => {
  test('names and values twice, lists without values, foreign values are refused with the field', async () => {
    const first = await add('choice', { values: ['Oak'] })
    const create = (input: { name: string; values?: { name: string }[] }) =>
      attributes().create.mutate({ kind: 'choice', isFilter: true, ...input })
    expect((await refusal(create({ name: first.name.toUpperCase(), values: [{ name: 'A' }] }))).code).toBe(
      'ALREADY_EXISTS',
    )
    expect((await refusal(create({ name: `N ${unique()}` }))).fields.values).toContain('at least one')
    const twice = [{ name: 'Oak' }, { name: 'OAK' }]
    expect((await refusal(create({ name: `N ${unique()}`, values: twice }))).fields.values).toContain('twice')
    const other = await add('choice', { values: ['Ash'] })
    const [foreign] = first.values
    expect(
      (await refusal(change(other.id, { values: [{ id: foreign?.id, name: 'Mine' }] }))).fields.values,
    ).toBeTruthy()
    const old = { attributeId: other.id, version: 99 }
    for (const call of [
      () => attributes().shift.mutate({ ...old, direction: 'up' }),
      () => attributes().remove.mutate(old),
    ])
      expect((await refusal(call())).code).toBe('CONFLICT')
  })

  test('what a category asks for is asked below it, until one says otherwise', async () => {
    const { top, below } = await branch()
    const attribute = await add('yes_no')
    await attach(top, attribute.id, 'required')
    expect(await asked(below)).toEqual([[attribute.name, true]])
    await attach(below, attribute.id, 'optional')
    expect(await asked(below)).toEqual([[attribute.name, false]])
    await attach(below, attribute.id, 'off')
    expect(await asked(below)).toEqual([])
    expect(await asked(top)).toEqual([[attribute.name, true]])
    expect((await attributes().ofCategory.query({ categoryId: below })).attributes).toContainEqual(
      expect.objectContaining({
        id: attribute.id,
        own: 'off',
        inherited: expect.objectContaining({ mode: 'required' }),
      }),
    )
    await attach(below, attribute.id, 'inherit')
    expect(await asked(below)).toEqual([[attribute.name, true]])
    expect((await refusal(attach(newId('cat'), attribute.id, 'off'))).code).toBe('NOT_FOUND')
  })

  test('they are asked for in their order', async () => {
    const { top } = await branch()
    const [first, second] = [await add('yes_no'), await add('yes_no')]
    await attach(top, first.id, 'optional')
    await attach(top, second.id, 'optional')
    await attributes().shift.mutate({ attributeId: second.id, version: second.version, direction: 'up' })
    expect((await asked(top)).map(([name]) => name)).toEqual([second.name, first.name])
  })
})

describe('on products', () => {
  test('a required one is checked on submitting; values are content, compared, and on the page with their unit', async () => {
    const { top, below } = await branch()
    const [material, width, washable, uses] = [
      await add('choice', { values: ['Oak', 'Ash'] }),
      await add('number', { unit: 'cm' }),
      await add('yes_no'),
      await add('choices', { values: ['Kitchen', 'Garden'] }),
    ]
    for (const { id } of [material, width, washable, uses]) await attach(top, id, 'required')
    const saved = await shop.addDraft(vendor, { categoryId: below })
    const { fields } = await refusal(shop.submit(vendor, saved))
    for (const { id } of [material, width, washable, uses])
      expect(fields[`attributes.${id}`]).toBe('Fill in this field.')

    const [oak] = material.values
    const both = uses.values.map(({ id }) => id)
    const written = await shop.edit(vendor, saved.productId, {
      attributes: [
        { attributeId: material.id, value: [oak?.id ?? ''] },
        { attributeId: width.id, value: 45.5 },
        { attributeId: washable.id, value: false },
        { attributeId: uses.id, value: both.toReversed() },
      ],
    })
    await shop.submit(vendor, written)
    await shop.decide(written, 'approve')
    const { slug } = await shop.get(vendor, saved.productId)
    expect(await details(slug ?? '')).toEqual([
      { name: material.name, text: 'Oak' },
      { name: width.name, text: '45.5 cm' },
      { name: washable.name, text: 'No' },
      { name: uses.name, text: 'Kitchen, Garden' },
    ])
    const page = () => shop.anyone.catalogue.product.query({ slug: slug ?? '' })
    expect(await countStatements(shop, page)).toHaveLength(1)
    expect(await facet(below, width.name)).toEqual([['20 to 50 cm', 1]])
    expect(await facet(below, material.name)).toEqual([['Oak', 1]])
    expect(await facet(below, washable.name)).toEqual([['No', 1]])
    expect((await facet(below, uses.name))?.toSorted()).toEqual([
      ['Garden', 1],
      ['Kitchen', 1],
    ])
    // The same values again are no change.
    const same = await shop.edit(vendor, saved.productId, {})
    expect((await refusal(shop.submit(vendor, same))).message).toContain('Nothing differs')
  })

  test('values of another kind, of nothing and of another attribute are not kept; two of one choice are refused', async () => {
    const { top } = await branch()
    const [material, width] = [await add('choice', { values: ['Oak', 'Ash'] }), await add('number')]
    await attach(top, material.id, 'optional')
    const saved = await shop.addDraft(vendor, {
      categoryId: top,
      attributes: [
        { attributeId: material.id, value: true },
        { attributeId: width.id, value: [newId('atv')] },
        { attributeId: newId('atr'), value: 3 },
      ],
    })
    const { revision } = await shop.get(vendor, saved.productId)
    expect(revision?.content.attributes).toEqual([])
    const two = await shop.edit(vendor, saved.productId, {
      attributes: [{ attributeId: material.id, value: material.values.map(({ id }) => id) }],
    })
    expect((await refusal(shop.submit(vendor, two))).fields[`attributes.${material.id}`]).toBe('Choose one value.')
    for (const value of [-1, 2_000_000, 1.23456])
      expect(
        (await refusal(shop.edit(vendor, saved.productId, { attributes: [{ attributeId: width.id, value }] }))).code,
      ).toBe('BAD_INPUT')
  })

  test('values are kept while another category is chosen, and shown by none that does not ask for them', async () => {
    const [{ top: one }, { top: other }] = [await branch(), await branch()]
    const width = await add('number', { unit: 'cm' })
    await attach(one, width.id, 'optional')
    const product = await shop.addProduct(vendor, {
      categoryId: one,
      attributes: [{ attributeId: width.id, value: 12 }],
    })
    const moved = await shop.edit(vendor, product.id, { categoryId: other })
    await shop.submit(vendor, moved)
    await shop.decide(moved, 'approve')
    expect(await details(product.slug)).toEqual([])
    const back = await shop.edit(vendor, product.id, { categoryId: one })
    await shop.submit(vendor, back)
    await shop.decide(back, 'approve')
    expect(await details(product.slug)).toEqual([{ name: width.name, text: '12 cm' }])
  })
})

describe('what is on sale survives every change of a definition', () => {
  const onSale = async () => {
    const { top, below } = await branch()
    const material = await add('choice', { values: ['Oak', 'Ash'] })
    await attach(top, material.id, 'optional')
    const [oak, ash] = material.values.map(({ id }) => id)
    const product = await shop.addProduct(vendor, {
      categoryId: below,
      attributes: [{ attributeId: material.id, value: [oak ?? ''] }],
    })
    return { top, below, material, oak: oak ?? '', ash: ash ?? '', product }
  }

  test('a renamed value or attribute is read under its new name at once, and history keeps the old words', async () => {
    const { below, material, oak, ash, product } = await onSale()
    const name = `Wood ${unique()}`
    const values = [
      { id: oak, name: 'Oak of the Alps' },
      { id: ash, name: 'Ash' },
    ]
    await change(material.id, { name, values })
    expect(await details(product.slug)).toEqual([{ name, text: 'Oak of the Alps' }])
    await expect.poll(() => facet(below, name)).toEqual([['Oak of the Alps', 1]])
    const { revision } = await shop.admin.productQueue.get.query({ productId: product.id })
    expect(revision.content.attributes).toMatchObject([{ name: material.name, text: 'Oak' }])
    const untouched = await shop.edit(vendor, product.id, {})
    expect((await refusal(shop.submit(vendor, untouched))).message).toContain('Nothing differs')
  })

  test('a value that was taken out stays where it is, and cannot be chosen again; back in the list it is the same', async () => {
    const { material, ash, product } = await onSale()
    await change(material.id, { values: [{ id: ash, name: 'Ash' }] })
    expect(await details(product.slug)).toEqual([{ name: material.name, text: 'Oak' }])
    const next = await shop.edit(vendor, product.id, { title: 'Another title' })
    expect((await refusal(shop.submit(vendor, next))).fields[`attributes.${material.id}`]).toContain(
      'no longer in the list',
    )
    await change(material.id, { values: [{ id: ash, name: 'Ash' }, { name: 'oak' }] })
    await shop.submit(vendor, next)
    await shop.decide(next, 'approve')
    expect(await details(product.slug)).toEqual([{ name: material.name, text: 'oak' }])
  })

  test('made required: goods stay on sale, what waits can be approved, and the next version brings it', async () => {
    const { top, material } = await onSale()
    const product = await shop.addProduct(vendor, { categoryId: top })
    const waiting = await shop.edit(vendor, product.id, { title: 'Waits already' })
    await shop.submit(vendor, waiting)
    await attach(top, material.id, 'required')
    expect(await details(product.slug)).toEqual([])
    await shop.decide(waiting, 'approve')
    const next = await shop.edit(vendor, product.id, { title: 'The next one' })
    expect((await refusal(shop.submit(vendor, next))).fields[`attributes.${material.id}`]).toBe('Fill in this field.')
  })

  test('switched off, it is shown and filtered by no more; switched on again, it is as before', async () => {
    const { below, material, product } = await onSale()
    await attach(below, material.id, 'off')
    expect(await details(product.slug)).toEqual([])
    await expect.poll(() => facet(below, material.name)).toBeUndefined()
    await attach(below, material.id, 'inherit')
    expect(await details(product.slug)).toEqual([{ name: material.name, text: 'Oak' }])
    await expect.poll(() => facet(below, material.name)).toEqual([['Oak', 1]])
    await change(material.id, { isFilter: false })
    await expect.poll(() => facet(below, material.name)).toBeUndefined()
    expect(await details(product.slug)).toHaveLength(1)
  })

  test('one that goods have cannot be removed; kind and unit cannot be changed by anybody', async () => {
    const { material } = await onSale()
    const { version } = await read(material.id)
    expect((await refusal(attributes().remove.mutate({ attributeId: material.id, version }))).code).toBe(
      'ILLEGAL_TRANSITION',
    )
    await expect(
      shop.client.attribute.update({ where: { id: material.id }, data: { kind: 'number' }, select: { id: true } }),
    ).rejects.toThrow('never change')
    const unused = await add('yes_no')
    await attributes().remove.mutate({ attributeId: unused.id, version: unused.version })
    expect((await attributes().list.query()).attributes.some(({ id }) => id === unused.id)).toBe(false)
  })

  test('a category that moves takes its goods to what is asked for there', async () => {
    const { below, material, product } = await onSale()
    const { top: elsewhere } = await branch()
    const { name, slug, version } = await shop.client.category.findUniqueOrThrow({
      where: { id: below },
      select: { name: true, slug: true, version: true },
    })
    await shop.admin.categories.update.mutate({ categoryId: below, version, name, slug, parentId: elsewhere })
    await expect.poll(() => facet(below, material.name)).toBeUndefined()
    expect(await details(product.slug)).toEqual([])
  })
})

test('the lists of staff are one statement each; only those who may change them can', async () => {
  const { top } = await branch()
  expect(await countStatements(shop, () => attributes().list.query())).toHaveLength(1)
  expect(await countStatements(shop, () => attributes().ofCategory.query({ categoryId: top }))).toHaveLength(1)
  const support = shop.as(await shop.peers.adminToken(['products.read']))
  expect(
    (await refusal(support.attributes.create.mutate({ name: 'Mine', kind: 'yes_no', isFilter: false }))).code,
  ).toBe('FORBIDDEN')
})
