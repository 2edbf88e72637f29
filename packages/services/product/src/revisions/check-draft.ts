import { AppError, type FieldIssue, MAX_DESCRIPTION, type ProductDraft } from '@millyard/contracts'
import { isCurrencyCode } from '@millyard/money'
import { readRichText } from '@millyard/service-kit'
import { resolveBrands } from '../brands/brand.repository.ts'
import { brandProblems } from '../brands/content-brand.ts'
import type { ProductTx } from '../deps.ts'
import { stepProblem } from '../offers/price-step.ts'

type Product = { id: string; vendorId: string; publishedAt: Date | null }

/** @throws AppError BAD_INPUT when there is any problem; the first one is its message. `prefix`: where the content lies in the input */
export function refuse(problems: readonly FieldIssue[], prefix = ''): void {
  const [first] = problems
  if (!first) return
  const fields = problems.map(({ path, message }) => ({ path: `${prefix}${path}`, message }))
  throw new AppError('BAD_INPUT', { message: first.message, fields })
}

/** A draft as it is stored: its rich text in canonical form. @throws AppError BAD_INPUT */
export function withStoredTexts(draft: ProductDraft, prefix = ''): ProductDraft {
  const field = { path: `${prefix}description`, max: MAX_DESCRIPTION }
  return { ...draft, description: readRichText(draft.description, field) }
}

/**
 * What even an incomplete draft may not hold: variants or pictures of another product (P45), a category or brand that does
 * not exist, prices that no card can be charged.
 */
export async function findDraftProblems(tx: ProductTx, product: Product, content: ProductDraft): Promise<FieldIssue[]> {
  const [problems = []] = await findProblemsOfDrafts(tx, [{ product, content }])
  return problems
}

/** The same of many drafts, each of a product of its own: as many statements as for one. */
export async function findProblemsOfDrafts(
  tx: ProductTx,
  drafts: readonly { product: Product; content: ProductDraft }[],
): Promise<FieldIssue[][]> {
  const contents = drafts.map(({ content }) => content)
  const withVariants = drafts.flatMap(({ product, content }) =>
    product.publishedAt !== null && content.variants.some(({ id }) => id) ? [product.id] : [],
  )
  const variants = await idsByProduct(withVariants, (productIds) =>
    tx.productVariant.findMany({
      where: { productId: { in: productIds }, retiredAt: null },
      select: { id: true, productId: true },
    }),
  )
  const imageIds = contents.flatMap(({ images }) => images.map(({ id }) => id))
  const images = await idsByProduct(imageIds, (ids) =>
    tx.productImage.findMany({ where: { id: { in: ids } }, select: { id: true, productId: true } }),
  )
  const categoryIds = [...new Set(contents.flatMap(({ categoryId }) => categoryId ?? []))]
  const categories = new Set(
    categoryIds.length === 0
      ? []
      : (await tx.category.findMany({ where: { id: { in: categoryIds } }, select: { id: true } })).map(({ id }) => id),
  )
  const brands = await resolveBrands(
    tx,
    contents.flatMap(({ brandId }) => brandId ?? []),
  )
  return drafts.map(({ product, content }) => {
    const { categoryId, brandId } = content
    return [
      ...priceProblems(content, content.currency),
      ...foreignIds(content.variants, variants.get(product.id), 'variants', 'This variant', 'A variant'),
      ...foreignIds(content.images, images.get(product.id), 'images', 'This picture', 'A picture'),
      ...(categoryId !== null && !categories.has(categoryId)
        ? [{ path: 'categoryId', message: 'Choose a category.' }]
        : []),
      ...brandProblems(brandId === null ? undefined : brands.get(brandId), content, product.vendorId),
    ]
  })
}

async function idsByProduct(
  asked: string[],
  read: (asked: string[]) => Promise<{ id: string; productId: string }[]>,
): Promise<Map<string, Set<string>>> {
  const byProduct = new Map<string, Set<string>>()
  if (asked.length === 0) return byProduct
  for (const { id, productId } of await read(asked))
    byProduct.set(productId, (byProduct.get(productId) ?? new Set()).add(id))
  return byProduct
}

/** What is named by id and is not the product's own, or is named twice. */
function foreignIds(
  named: readonly { id?: string | undefined }[],
  own: ReadonlySet<string> | undefined,
  field: string,
  it: string,
  one: string,
): FieldIssue[] {
  const ids = named.map(({ id }) => id)
  return ids.flatMap((id, index) => {
    if (!id) return []
    const path = `${field}.${index}.id`
    if (!own?.has(id)) return [{ path, message: `${it} does not belong to this product.` }]
    return ids.indexOf(id) < index ? [{ path, message: `${one} is listed twice.` }] : []
  })
}

/** Prices that no card can be charged. `currency`: what the product is priced in, when that is known. */
export function priceProblems(content: ProductDraft, currency: string | null): FieldIssue[] {
  if (currency === null) return []
  if (!isCurrencyCode(currency)) return [{ path: 'currency', message: 'We do not know this currency.' }]
  return content.variants.flatMap(({ priceMinor, priceBreaks }, index) => [
    ...stepProblem(`variants.${index}.priceMinor`, priceMinor, currency),
    ...priceBreaks.flatMap((each, at) =>
      stepProblem(`variants.${index}.priceBreaks.${at}.priceMinor`, each.priceMinor, currency),
    ),
  ])
}

/**
 * SKUs of new variants that the vendor uses for something else: on sale, or waiting in another product's review. The vendor's
 * row is locked, so that two submissions at once do not miss each other.
 */
export async function findTakenSkus(tx: ProductTx, product: Product, content: ProductDraft): Promise<FieldIssue[]> {
  const skus = content.variants.flatMap(({ id, sku }) => (id ? [] : [sku]))
  if (skus.length === 0) return []
  const keptIds = content.variants.flatMap(({ id }) => id ?? [])
  const taken = await tx.$queryRaw<{ sku: string }[]>`
    select v.sku from product_variant v
    where v.vendor_id = ${product.vendorId} and v.sku = any(${skus}) and v.retired_at is null
      and (v.product_id <> ${product.id} or v.id = any(${keptIds}))
    union
    select v->>'sku' from product p
    join product_revision r on r.product_id = p.id and r.status = 'submitted'
    cross join lateral jsonb_array_elements(r.content->'variants') v
    where p.vendor_id = ${product.vendorId} and p.change = 'submitted' and p.id <> ${product.id}
      and v->>'id' is null and v->>'sku' = any(${skus})`
  const used = new Set(taken.map(({ sku }) => sku))
  return content.variants.flatMap(({ id, sku }, index) =>
    !id && used.has(sku)
      ? [{ path: `variants.${index}.sku`, message: 'Another of your products or variants has this SKU.' }]
      : [],
  )
}
