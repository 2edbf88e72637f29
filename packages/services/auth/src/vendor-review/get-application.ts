import { notFound, type vendorFileSchema, type vendorIdInput } from '@millyard/contracts'
import type { z } from 'zod'
import { readChecklist } from '../requirements/requirement.repository.ts'
import type { Deps } from '../trpc.ts'
import { SEEN_BY_STAFF } from '../vendors/vendor.repository.ts'
import { listHistory } from '../vendors/vendor-history.ts'
import { REVIEW_COLUMNS, toReview } from './vendor-review.repository.ts'

/** One application or factory with its owner and its history. @throws AppError NOT_FOUND, also for a draft that was never sent */
export async function getApplication(
  { database, clock }: Deps,
  { vendorId }: z.infer<typeof vendorIdInput>,
): Promise<z.infer<typeof vendorFileSchema>> {
  const row = await database.client.vendorProfile.findFirst({
    where: { ...SEEN_BY_STAFF, id: vendorId },
    select: REVIEW_COLUMNS,
  })
  if (!row) throw notFound('factory')
  const now = clock.now()
  const [history, checklist] = await Promise.all([
    listHistory(database.client, vendorId),
    readChecklist(database.client, vendorId, now),
  ])
  return { ...toReview(row, now), history, checklist }
}
