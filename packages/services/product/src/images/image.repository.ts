import { Prisma } from '@millyard/product-db'
import type { ProductTx } from '../deps.ts'
import type { Reader } from '../products/product.repository.ts'
import type { StoredImage } from './image-ref.ts'

/** A picture of a product or of a review: whoever shows it, its files are made the same way. */
export async function findPicture(
  reader: Reader,
  imageId: string,
): Promise<Pick<StoredImage, 'id' | 'widths'> | undefined> {
  const [row] = await reader.$queryRaw<Pick<StoredImage, 'id' | 'widths'>[]>`
    select id, widths from product_image where id = ${imageId}
    union all select id, widths from review_image where id = ${imageId}`
  return row
}

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
