import { notFound, type vendorIdInput } from '@millyard/contracts'
import type { z } from 'zod'
import type { Deps } from '../trpc.ts'
import { REVIEW_COLUMNS, toReview, type VendorReview } from './vendor-review.repository.ts'

/** One application or factory with its owner. @throws AppError NOT_FOUND */
export async function getApplication(
  { database, clock }: Deps,
  input: z.infer<typeof vendorIdInput>,
): Promise<VendorReview> {
  const row = await database.client.vendorProfile.findUnique({ where: { id: input.vendorId }, select: REVIEW_COLUMNS })
  if (!row) throw notFound('factory')
  return toReview(row, clock.now())
}
