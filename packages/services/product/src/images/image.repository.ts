import { Prisma } from '@millyard/product-db'
import type { Reader } from '../products/product.repository.ts'
import type { StoredImage } from './image-ref.ts'

/**
 * Every table of pictures. Files that none of them name are removed after a day (remove-stray-files.ts); a test compares
 * this with the database.
 */
export const PICTURE_TABLES = ['product_image', 'review_image'] as const

const ALL_PICTURES = Prisma.raw(
  [
    ...PICTURE_TABLES.map((table) => `select id, widths from ${table}`),
    // A brand has one logo, in its own row; so has a store, with a cover.
    `select logo->>'id' as id, array(select jsonb_array_elements_text(logo->'widths')::int) as widths
     from brand where logo is not null`,
    ...['logo', 'cover'].map(
      (kind) => `select ${kind}->>'id' as id, array(select jsonb_array_elements_text(${kind}->'widths')::int) as widths
     from vendor_summary where ${kind} is not null`,
    ),
  ].join(' union all '),
)

/** A picture of a product or of a review, or one of a brand or of a store: whoever shows it, its files are made the same way. */
export async function findPicture(
  reader: Reader,
  imageId: string,
): Promise<Pick<StoredImage, 'id' | 'widths'> | undefined> {
  const [row] = await reader.$queryRaw<Pick<StoredImage, 'id' | 'widths'>[]>`
    select id, widths from (${ALL_PICTURES}) picture where id = ${imageId}`
  return row
}

/** Those of the ids that are pictures. */
export async function findKnownPictures(reader: Reader, ids: readonly string[]): Promise<string[]> {
  const rows = await reader.$queryRaw<{ id: string }[]>`
    select id from (${ALL_PICTURES}) picture where id = any(${ids})`
  return rows.map(({ id }) => id)
}
