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
