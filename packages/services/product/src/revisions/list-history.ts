import { notFound, type productHistoryInput, type productHistoryPage } from '@millyard/contracts'
import { decodeCursor, toPage } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { SUMMARY_COLUMNS, toRevisionSummary } from './show-content.ts'

/**
 * The revisions of a product, the newest first, without their contents. For its vendor all of them; for staff (no
 * `vendorId`) those that were submitted: a draft is the factory's own business.
 * @throws AppError NOT_FOUND
 */
export async function listHistory(
  deps: Deps,
  input: z.infer<typeof productHistoryInput>,
  vendorId?: string,
): Promise<z.infer<typeof productHistoryPage>> {
  const after = decodeCursor(input.cursor, z.tuple([z.int()]))
  const product = await deps.database.client.product.findFirst({
    where: { id: input.productId, ...(vendorId ? { vendorId } : {}) },
    select: {
      revisions: {
        where: {
          ...(after ? { number: { lt: after[0] } } : {}),
          ...(vendorId ? {} : { submittedAt: { not: null } }),
        },
        select: SUMMARY_COLUMNS,
        orderBy: { number: 'desc' },
        take: input.limit + 1,
      },
    },
  })
  if (!product) throw notFound('product')
  return toPage(product.revisions, input.limit, toRevisionSummary, ({ number }) => [number])
}
