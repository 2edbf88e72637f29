import { idSchema, type reviewsInput, type reviewsPage, timestampSchema } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { decodeCursor, toPage } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { ON_SALE } from '../products/product.repository.ts'
import { REVIEW_COLUMNS, REVIEWS, type ReviewRow, toReview } from '../reviews/review.repository.ts'

const NEWEST = Prisma.sql`r.created_at desc, r.id desc`
/** One order per partial index of the visible reviews: product_review_newest, _best, _worst. */
const ORDERS = {
  newest: NEWEST,
  highest: Prisma.sql`r.rating desc, ${NEWEST}`,
  lowest: Prisma.sql`r.rating, ${NEWEST}`,
} as const
const cursorSchema = z.tuple([z.int().min(1).max(5), timestampSchema, idSchema('rev')])

/** Visible reviews of a product on sale, in one statement. Of any other product there are none to see. */
export async function listReviews(
  deps: Deps,
  input: z.infer<typeof reviewsInput>,
): Promise<z.infer<typeof reviewsPage>> {
  const after = decodeCursor(input.cursor, cursorSchema)
  // Among reviews of the same stars all orders are the same.
  const order = input.stars === undefined ? input.sort : 'newest'
  const conditions = [Prisma.sql`r.product_id = ${input.productId} and r.status = 'visible' and ${ON_SALE}`]
  if (input.stars !== undefined) conditions.push(Prisma.sql`r.rating = ${input.stars}`)
  if (after) {
    const [rating, createdAt, id] = after
    const older = Prisma.sql`(r.created_at, r.id) < (${createdAt}::timestamptz, ${id})`
    conditions.push(
      order === 'newest'
        ? older
        : order === 'highest'
          ? Prisma.sql`(r.rating, r.created_at, r.id) < (${rating}::int, ${createdAt}::timestamptz, ${id})`
          : Prisma.sql`r.rating >= ${rating} and (r.rating > ${rating} or ${older})`,
    )
  }
  const rows = await deps.database.client.$queryRaw<ReviewRow[]>`
    select ${REVIEW_COLUMNS} from ${REVIEWS}
    where ${Prisma.join(conditions, ' and ')} order by ${ORDERS[order]} limit ${input.limit + 1}`
  return toPage(
    rows,
    input.limit,
    (row) => toReview(deps.mediaUrl, row),
    (row) => [row.rating, row.created_at.toISOString(), row.id],
  )
}
