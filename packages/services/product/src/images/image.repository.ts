import { Prisma } from '@millyard/product-db'
import type { ProductTx } from '../deps.ts'
import type { StoredImage } from './image-ref.ts'

/** Appends a picture. The product's row must be locked, so that two uploads take different positions. */
export async function insertImage(
  tx: ProductTx,
  productId: string,
  { id, alt, widths }: StoredImage,
  now: Date,
): Promise<void> {
  const last = await tx.productImage.aggregate({ where: { productId }, _max: { position: true } })
  await tx.productImage.create({
    data: { id, productId, alt, widths, position: (last._max.position ?? -1) + 1, createdAt: now },
    select: { id: true },
  })
  await copyFirstImage(tx, productId, now)
}

/** Writes the listing's copy of a product's first picture. */
export async function copyFirstImage(tx: ProductTx, productId: string, now: Date): Promise<void> {
  const first = await tx.productImage.findFirst({
    where: { productId },
    orderBy: { position: 'asc' },
    select: { id: true, widths: true, alt: true },
  })
  await tx.product.update({
    where: { id: productId },
    data: { image: first ?? Prisma.DbNull, updatedAt: now },
    select: { id: true },
  })
}
