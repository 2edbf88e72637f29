import { notFound, type reductionsSchema } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { REDUCTION_COLUMNS, toReduction } from './reduction.repository.ts'

const SHOWN = 20

/** The reductions of a vendor's own product, the newest first. @throws AppError NOT_FOUND */
export async function listReductions(
  deps: Deps,
  actor: VendorActor,
  productId: string,
): Promise<z.infer<typeof reductionsSchema>> {
  const product = await deps.database.client.product.findFirst({
    where: { id: productId, vendorId: actor.vendorId },
    select: {
      reductions: { select: REDUCTION_COLUMNS, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: SHOWN },
    },
  })
  if (!product) throw notFound('product')
  return { reductions: product.reductions.map(toReduction) }
}
