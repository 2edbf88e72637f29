import { optionSchema, type VendorProduct } from '@millyard/contracts'
import { z } from 'zod'
import { toImageRef } from '../images/image-ref.ts'
import type { ProductFormRow } from './product.repository.ts'

export const storedOptionsSchema = z.array(optionSchema)

/** A product as its vendor and the reviewers see it. */
export function toVendorProduct(mediaUrl: string, row: ProductFormRow): VendorProduct {
  return {
    id: row.id,
    slug: row.slug,
    status: row.status,
    reviewNote: row.review_note,
    title: row.title,
    description: row.description,
    categoryId: row.category_id,
    categoryName: row.category_name,
    currency: row.currency,
    leadTimeDays: row.lead_time_days,
    options: storedOptionsSchema.parse(row.options),
    variants: row.variants,
    images: row.images.map((image) => toImageRef(mediaUrl, image)),
    updatedAt: row.updated_at.toISOString(),
  }
}
