import type { Clock } from '@millyard/service-kit'
import type { Deps } from '../deps.ts'
import { cancelUnpaidOrder } from './cancel-unpaid-order.ts'

const BATCH = 100

/**
 * Gives up orders that were not paid in time, each in a transaction of its own. A payment at the same moment wins or loses as
 * a whole. An order whose checkout never came to its end was never seen by anybody: its reason says so.
 */
export async function expireUnpaidOrders(deps: Deps, clock: Clock): Promise<void> {
  for (;;) {
    const due = await deps.database.client.order.findMany({
      where: { status: 'pending_payment', expiresAt: { lte: clock.now() } },
      select: { id: true, isPlaced: true },
      orderBy: { expiresAt: 'asc' },
      take: BATCH,
    })
    for (const { id, isPlaced } of due) {
      await deps.database.transaction((tx) =>
        cancelUnpaidOrder(deps, tx, id, { reason: isPlaced ? 'payment_expired' : 'checkout_failed' }),
      )
    }
    if (due.length < BATCH) return
  }
}
