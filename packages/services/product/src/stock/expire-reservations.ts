import { type Clock, sweepEach } from '@millyard/service-kit'
import type { Deps } from '../deps.ts'
import { unreserve } from './stock.repository.ts'

/** Gives back what unpaid orders have held for longer than they may. Each in its own transaction; safe to run twice at once. */
export function expireReservations(deps: Deps, clock: Clock): Promise<void> {
  const now = clock.now()
  return sweepEach(
    deps.log,
    'expiring a reservation',
    (take) =>
      deps.database.client.stockReservation.findMany({
        where: { state: 'held', expiresAt: { lte: now } },
        select: { orderId: true },
        orderBy: { expiresAt: 'asc' },
        take,
      }),
    ({ orderId }) =>
      deps.database.transaction(async (tx) => {
        // Asked again: it may have been paid, released or extended since.
        const moved = await tx.stockReservation.updateMany({
          where: { orderId, state: 'held', expiresAt: { lte: now } },
          data: { state: 'expired', updatedAt: now },
        })
        if (moved.count === 1) await unreserve(tx, orderId)
      }),
  )
}
