import { existsSync } from 'node:fs'
import {
  applicationDraftSchema,
  completeApplicationSchema,
  contentProblems,
  createBrandInput,
  productDraftSchema,
  shippingMethodInput,
  VENDOR_TERMS_VERSION,
} from '@millyard/contracts'
import { addressInput } from '@millyard/contracts/address'
import { describe, expect, it } from 'vitest'
import { brands } from './brands.ts'
import { categories } from './categories.ts'
import { customers } from './customers.ts'
import { factories } from './factories.ts'
import { firstOffer, offers } from './offers.ts'
import { OBJECTS, type ObjectName, objectFile } from './pictures/objects.ts'
import { renderFactoryCover, renderFactoryLogo } from './pictures/render-factory-pictures.ts'
import { renderProductPicture } from './pictures/render-product-picture.ts'
import { CARE_CHOICES, MADE_IN, MATERIAL_NAMES } from './products/details.ts'
import { products } from './products.ts'
import { reviewFor, reviews } from './reviews.ts'

const duplicates = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index)
const variants = products.flatMap((product) => product.variants)

describe('the demo catalogue', () => {
  it('has twelve factories and at least 300 products', () => {
    expect(factories).toHaveLength(12)
    expect(products.length).toBeGreaterThanOrEqual(300)
    for (const { slug } of factories) {
      expect(products.filter(({ factorySlug }) => factorySlug === slug).length, slug).toBeGreaterThanOrEqual(20)
    }
  })

  it('names everything once', () => {
    expect(duplicates(products.map(({ slug }) => slug))).toEqual([])
    expect(duplicates(products.map(({ title }) => title))).toEqual([])
    expect(duplicates(products.map(({ description }) => description))).toEqual([])
    expect(duplicates(variants.map(({ sku }) => sku))).toEqual([])
    expect(duplicates(factories.flatMap(({ slug, code }) => [slug, code]))).toEqual([])
  })

  it('uses every category, and none that does not exist', () => {
    const leaves = categories.flatMap(({ children }) => children.map(({ slug }) => slug))
    expect(duplicates([...leaves, ...categories.map(({ slug }) => slug)])).toEqual([])
    expect([...new Set(products.map(({ categorySlug }) => categorySlug))].sort()).toEqual([...leaves].sort())
  })

  it('has only products that the product service would take', () => {
    const categoryId = 'cat_0198c2f0000070008000000000000000'
    for (const product of products) {
      const { title, description, options } = product
      const input = {
        title,
        description,
        categoryId,
        currency: 'EUR',
        options,
        ...firstOffer(product),
        images: product.pictures.map(({ alt }, index) => ({ id: `img_${String(index).padStart(32, '0')}`, alt })),
      }
      expect(contentProblems(productDraftSchema.parse(input), { isFirst: true }), title).toEqual([])
    }
  })

  it('says of nearly everything what it is made of, and knows the values by their list', () => {
    for (const { title, details } of products) {
      expect(MATERIAL_NAMES, title).toContain(details.material)
      expect(CARE_CHOICES, title).toContain(details.care)
      expect(MADE_IN, title).toContain(details.madeIn)
    }
    const mixed = products.filter(({ details }) => details.material === 'Mixed materials')
    expect(mixed.length).toBeLessThan(products.length / 4)
  })

  it('has brands: most factories one, at least two of them several, and some goods none', () => {
    const names = (slug: string) =>
      new Set(products.filter(({ factorySlug }) => factorySlug === slug).flatMap(({ brand }) => brand ?? []))
    expect(factories.filter(({ slug }) => names(slug).size > 1).length).toBeGreaterThanOrEqual(2)
    expect(products.some(({ brand }) => !brand)).toBe(true)
    expect(duplicates(brands.map(({ name }) => name.toLowerCase()))).toEqual([])
    for (const brand of brands) expect(createBrandInput.safeParse(brand).error, brand.name).toBeUndefined()
  })

  it('sells some of it by quantity, in lots, and made to order', () => {
    expect(Object.keys(offers).filter((slug) => !products.some((product) => product.slug === slug))).toEqual([])
    const sold = products.map(firstOffer)
    expect(sold.some(({ variants }) => variants.some(({ priceBreaks }) => priceBreaks.length > 1))).toBe(true)
    expect(sold.some(({ terms }) => terms.quantityStep > 1)).toBe(true)
    expect(Object.values(offers).some(({ reduction }) => reduction !== undefined)).toBe(true)
    expect(sold.filter(({ terms }) => terms.supply === 'made_to_order').map(({ terms }) => terms.isCapped)).toEqual(
      expect.arrayContaining([true, false]),
    )
  })

  it('has a variant for every combination of options, one to six of them', () => {
    for (const { title, options, variants: own } of products) {
      const combinations = options.reduce((count, { values }) => count * values.length, 1)
      expect(own.length, title).toBe(combinations)
      expect(new Set(own.map(({ optionValues }) => optionValues.join('|'))).size, title).toBe(combinations)
      expect(own.length, title).toBeLessThanOrEqual(6)
    }
  })

  it('is priced in whole cents, weighs something, and is mostly in stock', () => {
    for (const { sku, priceMinor, weightGrams, stock } of variants) {
      expect(Number.isSafeInteger(priceMinor) && priceMinor > 0, sku).toBe(true)
      expect(Number.isSafeInteger(weightGrams) && weightGrams > 0, sku).toBe(true)
      expect(Number.isSafeInteger(stock) && stock >= 0, sku).toBe(true)
    }
    const soldOut = variants.filter(({ stock }) => stock === 0).length
    expect(soldOut).toBeGreaterThan(0)
    expect(soldOut).toBeLessThan(variants.length / 10)
  })
})

describe('the pictures', () => {
  it('are made of objects that exist', () => {
    for (const name of Object.keys(OBJECTS) as ObjectName[]) expect(existsSync(objectFile(name)), name).toBe(true)
  })

  it('show every product, and each colour that can be chosen', () => {
    for (const { title, pictures, options } of products) {
      expect(pictures.length, title).toBeGreaterThanOrEqual(1)
      for (const { shows } of pictures) {
        if (!shows) continue
        expect(options.find(({ name }) => name === shows.option)?.values, title).toContain(shows.value)
      }
    }
  })

  it('are upright JPEGs, the same on every run', { timeout: 30_000 }, async () => {
    const recipe = products[0]?.pictures[0]?.recipe
    if (!recipe) throw new Error('The first product has no picture')
    const first = await renderProductPicture(recipe)
    expect(first.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
    expect(first.equals(await renderProductPicture(recipe))).toBe(true)
  })

  it('can be composed in every layout that a product uses', { timeout: 30_000 }, async () => {
    const used = new Map(
      products.map(({ pictures: [picture] }) => [
        `${picture?.recipe.layout} ${picture?.recipe.objects.length}`,
        picture,
      ]),
    )
    for (const [layout, picture] of used) {
      if (picture) expect((await renderProductPicture(picture.recipe)).length, layout).toBeGreaterThan(10_000)
    }
  })

  it('include a logo and a cover for every factory', { timeout: 60_000 }, async () => {
    for (const { pictures, name } of factories) {
      expect((await renderFactoryLogo(pictures)).length, name).toBeGreaterThan(1000)
    }
    const [first] = factories
    if (first) expect((await renderFactoryCover(first.pictures)).length).toBeGreaterThan(10_000)
  })
})

describe('the people', () => {
  it('are factories that could apply and deliver', () => {
    for (const factory of factories) {
      const said = { ...factory, acceptedTerms: VENDOR_TERMS_VERSION }
      for (const schema of [completeApplicationSchema, applicationDraftSchema.partial()]) {
        expect(schema.safeParse(said).error?.issues ?? [], factory.name).toEqual([])
      }
      const place = addressInput.safeParse({ name: factory.name, ...factory.address })
      expect(place.success ? [] : place.error.issues, factory.name).toEqual([])
      expect(factory.delivery.length, factory.name).toBeGreaterThanOrEqual(1)
      for (const method of factory.delivery) {
        const result = shippingMethodInput.safeParse(method)
        expect(result.success ? [] : result.error.issues, factory.name).toEqual([])
      }
    }
  })

  it('are twelve customers with addresses in several countries', () => {
    expect(customers).toHaveLength(12)
    expect(new Set(customers.map(({ address }) => address.country)).size).toBeGreaterThanOrEqual(8)
    for (const { name, address } of customers) {
      const place = addressInput.safeParse({ name, ...address })
      expect(place.success ? [] : place.error.issues, name).toEqual([])
    }
    expect(duplicates([...customers, ...factories.map(({ owner }) => owner)].map(({ email }) => email))).toEqual([])
  })

  it('mostly like what they bought, and not always', () => {
    expect(reviews.length).toBeGreaterThanOrEqual(110)
    expect(duplicates(reviews.map(({ body }) => body))).toEqual([])
    const share = (ratings: readonly number[]) =>
      reviews.filter(({ rating }) => ratings.includes(rating)).length / reviews.length
    expect(share([4, 5])).toBeGreaterThan(0.75)
    expect(share([2, 3])).toBeGreaterThan(0.1)
  })

  it('write about each product something that fits it', () => {
    for (const product of products) {
      const own = new Set(Array.from({ length: 30 }, (_, index) => reviewFor(product, index).title))
      expect(own.size, product.title).toBeGreaterThanOrEqual(4)
    }
    const knife = products.find(({ slug }) => slug === 'chefs-knife')
    if (!knife) throw new Error('There is no chef’s knife')
    const titles = Array.from({ length: 200 }, (_, index) => reviewFor(knife, index).title)
    expect(titles).toContain('Sharp')
    expect(titles).not.toContain('Dry feet')
    expect(titles).not.toContain('Fits a 14 inch laptop')
  })
})
