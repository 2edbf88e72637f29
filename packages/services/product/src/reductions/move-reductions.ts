import { type Clock, sweepEach } from '@millyard/service-kit'
import type { Deps } from '../deps.ts'
import { lockOffers, readOffers } from '../offers/offer.repository.ts'
import { beginReduction, finishReduction } from './reduction.repository.ts'

/**
 * Ends reductions whose time is over and begins those whose time has come. Each in its own transaction, asked again under its
 * locks, so that two runs at once, or a vendor at the same moment, do it once. The ends come first: what is planned for the
 * moment at which another ends is a reduction of its own, and no deeper step of that one.
 */
export async function moveReductions(deps: Deps, clock: Clock): Promise<void> {
  const now = clock.now()
  const due = {
    running: { state: 'running', endsAt: { lte: now } },
    planned: { state: 'planned', startsAt: { lte: now } },
  }
  for (const state of ['running', 'planned'] as const) {
    await sweepEach(
      deps.log,
      'moving a price reduction',
      (take) =>
        deps.database.client.priceReduction.findMany({
          where: due[state],
          select: { id: true, percent: true, endsAt: true, productId: true, product: { select: { vendorId: true } } },
          orderBy: { startsAt: 'asc' },
          take,
        }),
      ({ id, percent, endsAt, productId, product: { vendorId } }) =>
        deps.database.transaction(async (tx) => {
          await lockOffers(tx, [productId], vendorId)
          const found = await tx.priceReduction.count({ where: { id, ...due[state] } })
          const stored = (await readOffers(tx, [productId], vendorId)).get(productId)
          if (found === 0 || !stored) return
          if (state === 'running') return finishReduction(tx, stored, id, now)
          // Its whole time has passed while nobody looked, or the product has left the shop.
          if (stored.status !== 'approved' || (endsAt && endsAt <= now)) {
            await tx.priceReduction.updateMany({ where: { id }, data: { state: 'cancelled', endedAt: now } })
            return
          }
          await beginReduction(deps, tx, stored, percent, now, () =>
            tx.priceReduction.updateMany({ where: { id }, data: { state: 'running', startedAt: now } }),
          )
        }),
    )
  }
}
