import { AppError, badField, type FieldIssue, newId, type ProductInput } from '@millyard/contracts'
import { isCurrencyCode, stripeStepMinor } from '@millyard/money'
import type { ProductTx } from '../deps.ts'
import { isTaken } from './product.repository.ts'
import { freeSlug, toSlug } from './slug.ts'

/** A variant as it will be stored: its id is known. */
type WrittenVariant = ProductInput['variants'][number] & { id: string }

/** What the forms cannot know by themselves. `prefix` is where the product lies in the input: `''` or `product.`. */
export function checkProductInput(product: ProductInput, prefix: string): void {
  if (!isCurrencyCode(product.currency)) throw badField(`${prefix}currency`, 'We do not know this currency.')
  const fields: FieldIssue[] = []
  const skus = new Set<string>()
  const step = stripeStepMinor(product.currency)
  product.variants.forEach((variant, index) => {
    if (variant.priceMinor % step !== 0) {
      const message = `Prices in ${product.currency} must end in 0: cards are charged in such steps.`
      fields.push({ path: `${prefix}variants.${index}.priceMinor`, message })
    }
    if (skus.has(variant.sku))
      fields.push({ path: `${prefix}variants.${index}.sku`, message: 'Two variants have the same SKU.' })
    skus.add(variant.sku)
  })
  const names = new Set<string>()
  product.options.forEach((option, index) => {
    if (names.has(option.name.toLowerCase()))
      fields.push({ path: `${prefix}options.${index}.name`, message: 'Two options have the same name.' })
    names.add(option.name.toLowerCase())
    if (new Set(option.values).size !== option.values.length)
      fields.push({ path: `${prefix}options.${index}.values`, message: 'A value is listed twice.' })
  })
  const [first] = fields
  if (first) throw new AppError('BAD_INPUT', { message: first.message, fields })
}

/** The category's copies in the product. @throws AppError BAD_INPUT when there is no such category */
export async function readCategory(tx: ProductTx, categoryId: string, prefix: string) {
  const category = await tx.category.findUnique({
    where: { id: categoryId },
    select: { id: true, name: true, path: true },
  })
  if (!category) throw badField(`${prefix}categoryId`, 'Choose a category.')
  return { categoryId: category.id, categoryName: category.name, categoryPath: category.path }
}

/** The first free address for a title. Two at the same time may find the same one: the unique column decides, see `retryTaken`. */
export async function findSlug(tx: ProductTx, title: string): Promise<string> {
  const wanted = toSlug(title)
  const taken = await tx.$queryRaw<{ slug: string }[]>`
    select slug from product where slug = ${wanted} or slug ~ ${`^${wanted}-[0-9]+$`}`
  return freeSlug(
    wanted,
    taken.map((row) => row.slug),
  )
}

/** Refuses SKUs that another product of this vendor uses. */
export async function checkSkus(
  tx: ProductTx,
  vendorId: string,
  productId: string,
  variants: ProductInput['variants'],
  prefix: string,
): Promise<void> {
  const taken = await tx.productVariant.findMany({
    where: { vendorId, sku: { in: variants.map((variant) => variant.sku) }, productId: { not: productId } },
    select: { sku: true },
  })
  if (taken.length === 0) return
  const used = new Set(taken.map((row) => row.sku))
  const fields = variants.flatMap(({ sku }, index) =>
    used.has(sku)
      ? [{ path: `${prefix}variants.${index}.sku`, message: 'Another of your products has this SKU.' }]
      : [],
  )
  throw new AppError('BAD_INPUT', { message: 'Another of your products has this SKU.', fields })
}

/** The listing's columns that follow from the variants. */
export function variantColumns(variants: readonly WrittenVariant[]) {
  const prices = variants.map((variant) => variant.priceMinor)
  const minPriceMinor = Math.min(...prices)
  return {
    minPriceMinor,
    isFromPrice: Math.max(...prices) > minPriceMinor,
    variantCount: variants.length,
    sellableVariants: variants.filter((variant) => variant.stock > 0).length,
  }
}

/** Writes the variants of a product that has none, with their stock. `before`: what each of them had on the shelf. */
export async function insertVariants(
  tx: ProductTx,
  owner: { vendorId: string; productId: string; actorId: string; now: Date },
  variants: readonly WrittenVariant[],
  before: ReadonlyMap<string, number> = new Map(),
): Promise<void> {
  const { vendorId, productId, actorId, now } = owner
  await tx.productVariant.createMany({
    data: variants.map(({ id, sku, optionValues, priceMinor, weightGrams }, position) => ({
      id,
      productId,
      vendorId,
      sku,
      optionValues,
      priceMinor,
      weightGrams,
      position,
    })),
  })
  await tx.stockItem.createMany({
    data: variants.map(({ id, stock }) => ({ variantId: id, productId, onHand: stock })),
  })
  await tx.stockMovement.createMany({
    data: variants
      .filter(({ id, stock }) => stock !== (before.get(id) ?? 0))
      .map(({ id, stock }) => ({
        id: newId('mov'),
        variantId: id,
        productId,
        kind: 'counted',
        change: stock - (before.get(id) ?? 0),
        onHand: stock,
        actorId,
        createdAt: now,
      })),
  })
}

/**
 * Runs a transaction that picks a free address, again when somebody else took that address in the same moment.
 * @throws AppError ALREADY_EXISTS when a SKU was taken in the same moment
 */
export async function retryTaken<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (isTaken(error, 'sku'))
        throw new AppError('ALREADY_EXISTS', { message: 'Another of your products has this SKU.', cause: error })
      if (!isTaken(error, 'slug') || attempt === 10) throw error
    }
  }
}
