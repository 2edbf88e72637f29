import type { vendorQueueInput } from '@millyard/contracts'
import { decodeCursor, toPage } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../trpc.ts'
import { SEEN_BY_STAFF } from '../vendors/vendor.repository.ts'
import { REVIEW_COLUMNS, toReview, type VendorReview } from './vendor-review.repository.ts'

const sortKey = z.tuple([z.iso.datetime(), z.string().max(40)])

/** The queue: who has waited longest comes first. Without a status, all factories. */
export async function listApplications(
  { database, clock }: Deps,
  input: z.infer<typeof vendorQueueInput>,
): Promise<{ items: VendorReview[]; nextCursor: string | null }> {
  const after = decodeCursor(input.cursor, sortKey)
  const rows = await database.client.vendorProfile.findMany({
    where: {
      ...SEEN_BY_STAFF,
      ...(input.status ? { status: input.status } : {}),
      ...(after
        ? {
            appliedAt: { gte: new Date(after[0]) },
            OR: [{ appliedAt: { gt: new Date(after[0]) } }, { id: { gt: after[1] } }],
          }
        : {}),
    },
    select: REVIEW_COLUMNS,
    orderBy: [{ appliedAt: 'asc' }, { id: 'asc' }],
    take: input.limit + 1,
  })
  const now = clock.now()
  return toPage(
    rows,
    input.limit,
    (row) => toReview(row, now),
    (row) => [row.appliedAt.toISOString(), row.id],
  )
}
