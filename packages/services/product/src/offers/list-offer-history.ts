import {
  idSchema,
  notFound,
  type offerHistoryInput,
  type offerHistoryPage,
  offerSnapshotSchema,
  timestampSchema,
} from '@millyard/contracts'
import { decodeCursor, toPage, type VendorActor } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'

/** Who changed the offer of a vendor's own product, the last change first. @throws AppError NOT_FOUND */
export async function listOfferHistory(
  deps: Deps,
  actor: VendorActor,
  input: z.infer<typeof offerHistoryInput>,
): Promise<z.infer<typeof offerHistoryPage>> {
  const after = decodeCursor(input.cursor, z.tuple([timestampSchema, idSchema('ofc')]))
  const product = await deps.database.client.product.findFirst({
    where: { id: input.productId, vendorId: actor.vendorId },
    select: {
      offers: {
        ...(after
          ? { where: { OR: [{ createdAt: { lt: after[0] } }, { createdAt: after[0], id: { lt: after[1] } }] } }
          : {}),
        select: { id: true, actorName: true, before: true, after: true, createdAt: true },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: input.limit + 1,
      },
    },
  })
  if (!product) throw notFound('product')
  return toPage(
    product.offers,
    input.limit,
    (row) => ({
      id: row.id,
      at: row.createdAt.toISOString(),
      by: row.actorName,
      before: offerSnapshotSchema.parse(row.before),
      after: offerSnapshotSchema.parse(row.after),
    }),
    (row) => [row.createdAt.toISOString(), row.id],
  )
}
