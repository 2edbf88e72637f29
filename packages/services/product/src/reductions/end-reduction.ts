import { AppError, notFound, type reductionIdInput, type reductionsSchema } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { lockOffers, readOffers } from '../offers/offer.repository.ts'
import { listReductions } from './list-reductions.ts'
import { finishReduction } from './reduction.repository.ts'

/**
 * Ends a reduction that runs, or cancels one that is planned.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION (it has ended)
 */
export async function endReduction(
  deps: Deps,
  actor: VendorActor,
  { productId, reductionId }: z.infer<typeof reductionIdInput>,
): Promise<z.infer<typeof reductionsSchema>> {
  const now = deps.clock.now()
  await deps.database.transaction(async (tx) => {
    await lockOffers(tx, [productId], actor.vendorId)
    const stored = (await readOffers(tx, [productId], actor.vendorId)).get(productId)
    const reduction = await tx.priceReduction.findFirst({
      where: { id: reductionId, productId, product: { vendorId: actor.vendorId } },
      select: { state: true },
    })
    if (!stored || !reduction) throw notFound('reduction')
    if (reduction.state === 'running') return finishReduction(tx, stored, reductionId, now)
    if (reduction.state !== 'planned')
      throw new AppError('ILLEGAL_TRANSITION', {
        message: 'This reduction has ended already.',
        details: { from: reduction.state },
      })
    await tx.priceReduction.updateMany({
      where: { id: reductionId, state: 'planned' },
      data: { state: 'cancelled', endedAt: now },
    })
  })
  return listReductions(deps, actor, productId)
}
