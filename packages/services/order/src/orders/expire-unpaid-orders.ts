import { type Clock, sweepEach } from '@millyard/service-kit'
import type { Deps } from '../deps.ts'
import { cancelUnpaidOrder } from './cancel-unpaid-order.ts'

/**
 * Gives up orders that were not paid in time, each in a transaction of its own. A payment at the same moment wins or loses as
 * a whole. An order whose checkout never came to its end was never seen by anybody: its reason says so.
 */
export function expireUnpaidOrders(deps: Deps, clock: Clock): Promise<void> {
  return sweepEach(
    deps.log,
    'expiring an unpaid order',
    (take) =>
      deps.database.client.order.findMany({
        where: { status: 'pending_payment', expiresAt: { lte: clock.now() } },
        select: { id: true, isPlaced: true },
        orderBy: { expiresAt: 'asc' },
        take,
      }),
    ({ id, isPlaced }) =>
      deps.database.transaction(async (tx) => {
        await cancelUnpaidOrder(deps, tx, id, { reason: isPlaced ? 'payment_expired' : 'checkout_failed' })
      }),
  )
}
