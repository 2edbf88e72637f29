import { type Clock, sweepEach } from '@millyard/service-kit'
import type { Deps } from '../deps.ts'
import { DAY_MS } from './late-order.ts'
import { moveVendorOrder } from './move-vendor-order.ts'
import { lockOrder } from './order.repository.ts'

/** Completes vendor orders whose return window has closed: their payouts are due. Each in a transaction of its own. */
export function completeDeliveredOrders(deps: Deps, clock: Clock): Promise<void> {
  return sweepEach(
    deps.log,
    'completing a delivered order',
    (take) =>
      deps.database.client.vendorOrder.findMany({
        where: {
          status: 'delivered',
          deliveredAt: { lte: new Date(clock.now().getTime() - deps.settings.returnWindowDays * DAY_MS) },
        },
        select: { id: true, orderId: true },
        orderBy: { deliveredAt: 'asc' },
        take,
      }),
    ({ id, orderId }) =>
      deps.database.transaction(async (tx) => {
        const order = await lockOrder(tx, orderId)
        const part = order?.parts.find((one) => one.id === id)
        if (!order || part?.status !== 'delivered') return
        const now = clock.now()
        await moveVendorOrder(deps, tx, order, part, {
          to: 'completed',
          reason: 'The return window has closed',
          actor: 'system',
          at: now,
          data: { completedAt: now },
        })
      }),
  )
}
