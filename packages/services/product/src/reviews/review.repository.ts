import type { OwnReview, Review, ReviewStatus, reviewedProductSchema } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import type { z } from 'zod'
import { type StoredImage, toImageRef, toImageRefOrNull } from '../images/image-ref.ts'

export type ReviewRow = {
  id: string
  rating: number
  title: string
  body: string
  author_name: string
  created_at: Date
  edited_at: Date | null
  photos: Pick<StoredImage, 'id' | 'widths'>[]
  reply_body: string | null
  reply_created_at: Date | null
  reply_edited_at: Date | null
}

/** The columns of a `ReviewRow`, of `REVIEWS`. */
export const REVIEW_COLUMNS = Prisma.sql`
  r.id, r.rating, r.title, r.body, r.author_name, r.created_at, r.edited_at,
  (select coalesce(json_agg(json_build_object('id', i.id, 'widths', i.widths) order by i.position), '[]')
    from review_image i where i.review_id = r.id) as photos,
  a.body as reply_body, a.created_at as reply_created_at, a.edited_at as reply_edited_at`

/** Reviews `r` with their product `p` and the vendor's reply `a`. */
export const REVIEWS = Prisma.sql`
  product_review r join product p on p.id = r.product_id left join review_reply a on a.review_id = r.id`

export function toReview(mediaUrl: string, row: ReviewRow): Review {
  return {
    id: row.id,
    rating: row.rating,
    title: row.title,
    body: row.body,
    authorName: row.author_name,
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    photos: row.photos.map((photo, index) =>
      toImageRef(mediaUrl, { ...photo, alt: `Photo ${index + 1} by ${row.author_name}` }),
    ),
    reply:
      row.reply_body === null || row.reply_created_at === null
        ? null
        : {
            body: row.reply_body,
            createdAt: row.reply_created_at.toISOString(),
            editedAt: row.reply_edited_at?.toISOString() ?? null,
          },
  }
}

export type OwnReviewRow = ReviewRow & { product_id: string; status: ReviewStatus; hidden_reason: string | null }

/** The columns of an `OwnReviewRow`. */
export const OWN_REVIEW_COLUMNS = Prisma.sql`${REVIEW_COLUMNS}, r.product_id, r.status, r.hidden_reason`

export function toOwnReview(mediaUrl: string, row: OwnReviewRow): OwnReview {
  return {
    ...toReview(mediaUrl, row),
    productId: row.product_id,
    status: row.status,
    hiddenReason: row.hidden_reason,
  }
}

export type ReviewedProductRow = {
  product_id: string
  product_slug: string
  product_title: string
  product_image: StoredImage | null
}

/** The columns of a `ReviewedProductRow`, of a product `p`. */
export const REVIEWED_PRODUCT_COLUMNS = Prisma.sql`
  p.id as product_id, p.slug as product_slug, p.title as product_title, p.image as product_image`

export function toReviewedProduct(mediaUrl: string, row: ReviewedProductRow): z.infer<typeof reviewedProductSchema> {
  return {
    id: row.product_id,
    slug: row.product_slug,
    title: row.product_title,
    image: toImageRefOrNull(mediaUrl, row.product_image),
  }
}
