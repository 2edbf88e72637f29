import { AppError, type FieldIssue, type ProductDraft } from '@millyard/contracts'
import { isCurrencyCode } from '@millyard/money'
import { findBrandProblems } from '../brands/content-brand.ts'
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

/**
 * What even an incomplete draft may not hold: variants or pictures of another product (P45), a category or brand that does
 * not exist, prices that no card can be charged.
 */
export async function findDraftProblems(tx: ProductTx, product: Product, content: ProductDraft): Promise<FieldIssue[]> {
  const problems = priceProblems(content, content.currency)
  const variantIds = content.variants.map(({ id }) => id)
  if (variantIds.some((id) => id)) {
    const own = new Set(
      product.publishedAt === null
        ? []
        : (
            await tx.productVariant.findMany({
              where: { productId: product.id, retiredAt: null },
              select: { id: true },
            })
          ).map(({ id }) => id),
    )
    variantIds.forEach((id, index) => {
      if (!id) return
      const path = `variants.${index}.id`
      if (!own.has(id)) problems.push({ path, message: 'This variant does not belong to this product.' })
      else if (variantIds.indexOf(id) < index) problems.push({ path, message: 'A variant is listed twice.' })
    })
  }
  const imageIds = content.images.map(({ id }) => id)
  if (imageIds.length > 0) {
    const own = new Set(
      (
        await tx.productImage.findMany({
          where: { productId: product.id, id: { in: imageIds } },
          select: { id: true },
        })
      ).map(({ id }) => id),
    )
    imageIds.forEach((id, index) => {
      const path = `images.${index}.id`
      if (!own.has(id)) problems.push({ path, message: 'This picture does not belong to this product.' })
      else if (imageIds.indexOf(id) < index) problems.push({ path, message: 'A picture is listed twice.' })
    })
  }
  if (content.categoryId !== null) {
    const known = await tx.category.findUnique({ where: { id: content.categoryId }, select: { id: true } })
    if (!known) problems.push({ path: 'categoryId', message: 'Choose a category.' })
  }
  problems.push(...(await findBrandProblems(tx, content, product.vendorId)))
  return problems
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
