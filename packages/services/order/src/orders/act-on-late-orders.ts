import { type Clock, publish, rowCount, sweepEach } from '@millyard/service-kit'
import type { Deps, OrderTx } from '../deps.ts'
import { writeRequests } from '../refunds/cancel-items.ts'
import { cancelAtOf, DAY_MS } from './late-order.ts'
import { referenceOf } from './move-vendor-order.ts'
import { type LockedOrder, type LockedPart, lockOrder } from './order.repository.ts'
import { isToSend } from './order-status.ts'

/** How long before the end the factory is warned. */
const WARNING_DAYS = 2
/** The request of the deadline itself, one per part. */
const NOT_SENT = 'not-sent'

type Late = { id: string; orderId: string; shipBy: Date; isOver: boolean }

/**
 * A factory that does not send: on the day after it should have, factory and buyer are told; two days before the end the factory
 * is warned; then what is not sent is cancelled and refunded. Each once per part, each part by itself. What is still to be sent
 * only shipping knows, and it is asked before anything is locked.
 */
export function actOnLateOrders(deps: Deps, clock: Clock): Promise<void> {
  const daysAgo = (days: number) => new Date(clock.now().getTime() - days * DAY_MS)
  const { shipNoticeDays, shipCancelDays } = deps.settings
  return sweepEach(
    deps.log,
    'acting on a late order',
    (take) => deps.database.client.$queryRaw<Late[]>`
      select late.id, late.order_id as "orderId", late.ship_by as "shipBy", late.is_over as "isOver"
      from (
        select part.*, ship_by <= ${daysAgo(shipCancelDays)} and not exists (
          select 1 from refund where refund.vendor_order_id = part.id and refund.idempotency_key = ${NOT_SENT}) as is_over
        from vendor_order part
        where status in ('to_ship', 'partially_shipped') and ship_by <= ${daysAgo(shipNoticeDays)}
      ) late
      where is_over or late_notice_at is null
        or (late_warning_at is null and ship_by <= ${daysAgo(shipCancelDays - WARNING_DAYS)})
      order by late.ship_by, late.id
      limit ${take}`,
    async (late) => {
      const items = late.isOver ? (await deps.peers.unitsToSend({ vendorOrderId: late.id })).items : []
      await deps.database.transaction(async (tx) => {
        const order = await lockOrder(tx, late.orderId)
        const part = order?.parts.find((one) => one.id === late.id)
        if (!order || !part || !isToSend(part.status)) return
        if (late.isOver) await cancelRest(deps, tx, order, part, items)
        else await tell(deps, tx, order, part, late, late.shipBy <= daysAgo(shipCancelDays - WARNING_DAYS))
      })
    },
  )
}

async function cancelRest(
  deps: Deps,
  tx: OrderTx,
  order: LockedOrder,
  part: LockedPart,
  items: readonly { orderItemId: string; quantity: number }[],
): Promise<void> {
  await tx.vendorOrder.updateMany({
    where: { id: part.id },
    data: { lateNoticeAt: deps.clock.now(), lateWarningAt: deps.clock.now() },
  })
  if (items.length === 0) return
  await writeRequests(
    deps,
    tx,
    order,
    // A factory that does not send may not have it: the shelf does not offer these again.
    { orderId: order.id, items, reason: 'not_sent', note: '', restock: false, idempotencyKey: NOT_SENT },
    { requestedBy: 'system', actorId: null },
    part.id,
  )
}

async function tell(
  deps: Deps,
  tx: OrderTx,
  order: LockedOrder,
  part: LockedPart,
  { shipBy }: Late,
  isLastWarning: boolean,
): Promise<void> {
  const now = deps.clock.now()
  const noted = await tx.vendorOrder.updateMany({
    where: { id: part.id, ...(isLastWarning ? { lateWarningAt: null } : { lateNoticeAt: null }) },
    data: { lateNoticeAt: now, ...(isLastWarning ? { lateWarningAt: now } : {}) },
  })
  if (!rowCount(noted)) return
  await publish(tx, deps.clock, 'vendor_order.late.v1', order.id, {
    ...referenceOf(order, part),
    shipBy: shipBy.toISOString(),
    cancelAt: cancelAtOf(deps, shipBy).toISOString(),
    isLastWarning,
  })
}
