import { idSchema, timestampSchema, type vendorReviewsInput, type vendorReviewsPage } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { decodeCursor, toPage, type VendorActor } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import {
  REVIEW_COLUMNS,
  REVIEWED_PRODUCT_COLUMNS,
  REVIEWS,
  type ReviewedProductRow,
  type ReviewRow,
  toReview,
  toReviewedProduct,
} from '../reviews/review.repository.ts'

type Row = ReviewRow & ReviewedProductRow & { is_answered: boolean }

/**
 * Visible reviews of the vendor's products, those without a reply first, then the newest. One statement, by the index on
 * vendor, answered and time.
 */
export async function listVendorReviews(
  deps: Deps,
  actor: VendorActor,
  input: z.infer<typeof vendorReviewsInput>,
): Promise<z.infer<typeof vendorReviewsPage>> {
  const after = decodeCursor(input.cursor, z.tuple([z.literal([0, 1]), timestampSchema, idSchema('rev')]))
  const conditions = [Prisma.sql`r.vendor_id = ${actor.vendorId} and r.status = 'visible'`]
  if (input.isAnswered !== undefined) conditions.push(Prisma.sql`r.is_answered = ${input.isAnswered}`)
  if (input.stars !== undefined) conditions.push(Prisma.sql`r.rating = ${input.stars}`)
  if (after) {
    const [answered, createdAt, id] = after
    const older = Prisma.sql`(r.created_at, r.id) < (${createdAt}::timestamptz, ${id})`
    conditions.push(
      answered === 1
        ? Prisma.sql`r.is_answered and ${older}`
        : Prisma.sql`(r.is_answered or (not r.is_answered and ${older}))`,
    )
  }
  const rows = await deps.database.client.$queryRaw<Row[]>`
    select ${REVIEW_COLUMNS}, ${REVIEWED_PRODUCT_COLUMNS}, r.is_answered from ${REVIEWS}
    where ${Prisma.join(conditions, ' and ')}
    order by r.is_answered, r.created_at desc, r.id desc limit ${input.limit + 1}`
  return toPage(
    rows,
    input.limit,
    (row) => ({ ...toReview(deps.mediaUrl, row), product: toReviewedProduct(deps.mediaUrl, row) }),
    (row) => [row.is_answered ? 1 : 0, row.created_at.toISOString(), row.id],
  )
}
