import {
  idSchema,
  type ownReviewsPage,
  type PageInput,
  type reviewsForProductsInput,
  type reviewsForProductsOutput,
  timestampSchema,
  type waitingReviewsPage,
} from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { decodeCursor, toPage, type UserActor } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import {
  OWN_REVIEW_COLUMNS,
  type OwnReviewRow,
  REVIEWED_PRODUCT_COLUMNS,
  REVIEWS,
  type ReviewedProductRow,
  toOwnReview,
  toReviewedProduct,
} from './review.repository.ts'

/** What a customer wrote, newest first; hidden ones too, with the reason. One statement. */
export async function listOwnReviews(
  deps: Deps,
  actor: UserActor,
  input: PageInput,
): Promise<z.infer<typeof ownReviewsPage>> {
  const after = decodeCursor(input.cursor, z.tuple([timestampSchema, idSchema('rev')]))
  const rows = await deps.database.client.$queryRaw<(OwnReviewRow & ReviewedProductRow)[]>`
    select ${OWN_REVIEW_COLUMNS}, ${REVIEWED_PRODUCT_COLUMNS} from ${REVIEWS}
    where r.customer_id = ${actor.userId}
      ${after ? Prisma.sql`and (r.created_at, r.id) < (${after[0]}::timestamptz, ${after[1]})` : Prisma.empty}
    order by r.created_at desc, r.id desc limit ${input.limit + 1}`
  return toPage(
    rows,
    input.limit,
    (row) => ({ ...toOwnReview(deps.mediaUrl, row), product: toReviewedProduct(deps.mediaUrl, row) }),
    (row) => [row.created_at.toISOString(), row.id],
  )
}

/** What was delivered to a customer who has not said anything of it yet, the last delivery first. One statement. */
export async function listWaiting(
  deps: Deps,
  actor: UserActor,
  input: PageInput,
): Promise<z.infer<typeof waitingReviewsPage>> {
  const after = decodeCursor(input.cursor, z.tuple([timestampSchema, idSchema('prd')]))
  const rows = await deps.database.client.$queryRaw<
    (ReviewedProductRow & { vendor_name: string; delivered_at: Date })[]
  >`
    select ${REVIEWED_PRODUCT_COLUMNS}, p.vendor_name, b.delivered_at
    from purchased_item b join product p on p.id = b.product_id
    where b.customer_id = ${actor.userId}
      and not exists (select from product_review r where r.product_id = b.product_id and r.customer_id = b.customer_id)
      ${after ? Prisma.sql`and b.delivered_at <= ${after[0]}::timestamptz and (b.delivered_at < ${after[0]}::timestamptz or b.product_id > ${after[1]})` : Prisma.empty}
    order by b.delivered_at desc, b.product_id limit ${input.limit + 1}`
  return toPage(
    rows,
    input.limit,
    (row) => ({
      ...toReviewedProduct(deps.mediaUrl, row),
      factoryName: row.vendor_name,
      deliveredAt: row.delivered_at.toISOString(),
    }),
    (row) => [row.delivered_at.toISOString(), row.product_id],
  )
}

/** Of each product that was delivered to a customer: what they wrote of it, or null. The others are absent. One statement. */
export async function findForProducts(
  deps: Deps,
  actor: UserActor,
  { productIds }: z.infer<typeof reviewsForProductsInput>,
): Promise<z.infer<typeof reviewsForProductsOutput>> {
  const rows = await deps.database.client.$queryRaw<(ReviewedProductRow & (OwnReviewRow | { id: null }))[]>`
    select ${OWN_REVIEW_COLUMNS}, ${REVIEWED_PRODUCT_COLUMNS}
    from purchased_item b join product p on p.id = b.product_id
    left join product_review r on r.product_id = b.product_id and r.customer_id = b.customer_id
    left join review_reply a on a.review_id = r.id
    where b.customer_id = ${actor.userId} and b.product_id = any(${[...new Set(productIds)]})`
  return {
    items: rows.map((row) => ({
      product: toReviewedProduct(deps.mediaUrl, row),
      review: row.id === null ? null : toOwnReview(deps.mediaUrl, row),
    })),
  }
}
