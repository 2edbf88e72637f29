import {
  idSchema,
  notFound,
  type queuedReviewDetailSchema,
  type reviewQueueInput,
  type reviewQueuePage,
  timestampSchema,
} from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { decodeCursor, toPage } from '@millyard/service-kit'
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
} from '../reviews/review.repository.ts'
import { readDecisions, readReports } from './review-records.ts'

type Row = OwnReviewRow &
  ReviewedProductRow & { vendor_name: string; waiting_since: Date | null; open_reports: number; sort_at: Date }

const QUEUE_COLUMNS = Prisma.sql`
  ${OWN_REVIEW_COLUMNS}, ${REVIEWED_PRODUCT_COLUMNS}, p.vendor_name, r.waiting_since, r.open_reports`

/** Each list walks an index of its own: product_review_waiting, _hidden, and the one on time. */
const LISTS = {
  waiting: {
    condition: Prisma.sql`r.waiting_since is not null`,
    key: Prisma.sql`r.waiting_since`,
    isOldestFirst: true,
  },
  hidden: { condition: Prisma.sql`r.status = 'hidden'`, key: Prisma.sql`r.created_at`, isOldestFirst: false },
  all: { condition: Prisma.sql`true`, key: Prisma.sql`r.created_at`, isOldestFirst: false },
} as const

/** Why a review waits. */
const KINDS = {
  reported: Prisma.sql`and r.open_reports > 0`,
  edited: Prisma.sql`and r.open_reports = 0 and r.status = 'hidden' and r.waiting_since is not null`,
} as const

/** What waits for a decision, the longest first; or what is hidden, or everything, the newest first. One statement. */
export async function listReviewQueue(
  deps: Deps,
  input: z.infer<typeof reviewQueueInput>,
): Promise<z.infer<typeof reviewQueuePage>> {
  const { condition, key, isOldestFirst } = LISTS[input.show]
  const after = decodeCursor(input.cursor, z.tuple([timestampSchema, idSchema('rev')]))
  const follows = isOldestFirst ? Prisma.sql`>` : Prisma.sql`<`
  const direction = isOldestFirst ? Prisma.sql`asc` : Prisma.sql`desc`
  const rows = await deps.database.client.$queryRaw<Row[]>`
    select ${QUEUE_COLUMNS}, ${key} as sort_at from ${REVIEWS}
    where ${condition}
      ${input.vendorId ? Prisma.sql`and r.vendor_id = ${input.vendorId}` : Prisma.empty}
      ${input.kind ? KINDS[input.kind] : Prisma.empty}
      ${after ? Prisma.sql`and (${key}, r.id) ${follows} (${after[0]}::timestamptz, ${after[1]})` : Prisma.empty}
    order by ${key} ${direction}, r.id ${direction} limit ${input.limit + 1}`
  return toPage(
    rows,
    input.limit,
    (row) => toQueued(deps.mediaUrl, row),
    (row) => [row.sort_at.toISOString(), row.id],
  )
}

/** One review with its reports and what staff decided before. @throws AppError NOT_FOUND */
export async function showQueuedReview(
  deps: Deps,
  reviewId: string,
): Promise<z.infer<typeof queuedReviewDetailSchema>> {
  const [[row], reports, decisions] = await Promise.all([
    deps.database.client.$queryRaw<Row[]>`
      select ${QUEUE_COLUMNS}, r.created_at as sort_at from ${REVIEWS} where r.id = ${reviewId}`,
    readReports(deps, reviewId),
    readDecisions(deps, reviewId),
  ])
  if (!row) throw notFound('review')
  return { ...toQueued(deps.mediaUrl, row), reports, decisions }
}

function toQueued(mediaUrl: string, row: Row) {
  return {
    ...toOwnReview(mediaUrl, row),
    product: toReviewedProduct(mediaUrl, row),
    factoryName: row.vendor_name,
    waitingSince: row.waiting_since?.toISOString() ?? null,
    openReports: row.open_reports,
  }
}
