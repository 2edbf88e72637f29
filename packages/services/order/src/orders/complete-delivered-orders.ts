import type { Clock } from '@millyard/service-kit'
import type { Deps } from '../deps.ts'
import { moveVendorOrder } from './move-vendor-order.ts'
import { lockOrder } from './order.repository.ts'

const BATCH = 100
const DAY_MS = 86_400_000

/** Completes vendor orders whose return window has closed: their payouts are due. Each in a transaction of its own. */
export async function completeDeliveredOrders(deps: Deps, clock: Clock): Promise<void> {
  for (;;) {
    const now = clock.now()
    const closedBefore = new Date(now.getTime() - deps.settings.returnWindowDays * DAY_MS)
    const due = await deps.database.client.vendorOrder.findMany({
      where: { status: 'delivered', deliveredAt: { lte: closedBefore } },
      select: { id: true, orderId: true },
      orderBy: { deliveredAt: 'asc' },
      take: BATCH,
    })
    for (const { id, orderId } of due) {
      await deps.database.transaction(async (tx) => {
        const order = await lockOrder(tx, orderId)
        const part = order?.parts.find((one) => one.id === id)
        if (!order || part?.status !== 'delivered') return
        await moveVendorOrder(deps, tx, order, part, {
          to: 'completed',
          reason: 'The return window has closed',
          actor: 'system',
          at: now,
          data: { completedAt: now },
        })
      })
    }
    if (due.length < BATCH) return
  }
}
