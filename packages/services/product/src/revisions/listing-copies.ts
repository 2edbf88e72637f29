import type { ProductDraft } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import type { ProductTx } from '../deps.ts'
import { storedImageSchema } from '../images/image-ref.ts'

/** What a list shows of a product that was never on sale: copies of its draft, as far as it is written. */
export async function draftCopies(tx: ProductTx, productId: string, content: ProductDraft) {
  const prices = content.variants.flatMap(({ priceMinor }) => priceMinor ?? [])
  const minPriceMinor = prices.length > 0 ? Math.min(...prices) : 0
  return {
    title: content.title,
    currency: content.currency ?? 'EUR',
    leadTimeDays: content.leadTimeDays ?? 0,
    minPriceMinor,
    isFromPrice: prices.some((price) => price > minPriceMinor),
    variantCount: content.variants.length,
    ...(await readCategory(tx, content.categoryId)),
    ...(await readCover(tx, productId, content)),
  }
}

/** A category's copies in the product; nothing for none, or one that is gone. Staff cannot move it before these are written. */
export async function readCategory(tx: ProductTx, categoryId: string | null) {
  const [category] = await tx.$queryRaw<{ id: string; name: string; path: string[] }[]>`
    select id, name, path from category where id = ${categoryId} for share`
  return {
    categoryId: category?.id ?? null,
    categoryName: category?.name ?? '',
    categoryPath: category?.path ?? [],
  }
}

/** The listing's copy of the first picture. */
export async function readCover(tx: ProductTx, productId: string, { images: [first] }: ProductDraft) {
  const cover = first
    ? await tx.productImage.findFirst({ where: { id: first.id, productId }, select: { id: true, widths: true } })
    : null
  return {
    image: first && cover ? storedImageSchema.parse({ ...cover, alt: first.alt }) : Prisma.DbNull,
  }
}
