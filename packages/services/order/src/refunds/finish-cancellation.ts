import { AppError, type RefundActor } from '@millyard/contracts'
import { enqueue, rowCount } from '@millyard/service-kit'
import type { Deps, OrderTx } from '../deps.ts'
import { lockOrder } from '../orders/order.repository.ts'
import { acceptRefund } from './accept-refund.ts'
import { amountsOfUnits } from './refund-amounts.ts'

export const FINISH_CANCELLATION = 'finish-cancellation'

/** The job that goes on where the press that asked was interrupted. It waits until that has had its time; nobody presses for `system`. */
export async function scheduleCancellation(
  deps: Deps,
  tx: OrderTx,
  refundId: string,
  requestedBy: RefundActor,
): Promise<void> {
  const delaySeconds = requestedBy === 'system' ? 0 : deps.settings.resumeSeconds
  await enqueue(tx, FINISH_CANCELLATION, { refundId }, { key: `${FINISH_CANCELLATION}:${refundId}`, delaySeconds })
}

/**
 * Asks shipping for the units of a request and, when they are still there, agrees to it. By the press that asked, or by the
 * job; safe to run several times, also at once.
 * @throws AppError UNAVAILABLE when shipping does not answer: the request stands
 */
export async function finishCancellation(deps: Deps, refundId: string): Promise<void> {
  const refund = await deps.database.client.refund.findUnique({
    where: { id: refundId },
    select: {
      status: true,
      orderId: true,
      vendorOrderId: true,
      items: { select: { orderItemId: true, quantity: true }, orderBy: { orderItemId: 'asc' } },
    },
  })
  if (refund?.status !== 'requested') return
  const { orderId, vendorOrderId, items } = refund
  const facts = await deps.peers.withholdItems({ refundId, vendorOrderId, items }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'ILLEGAL_TRANSITION') return error
    throw error
  })
  if (facts instanceof AppError) return refuse(deps, refundId, facts.message)
  await deps.afterStep('units_withheld', orderId)

  await deps.database.transaction(async (tx) => {
    const order = await lockOrder(tx, orderId)
    const part = order?.parts.find((one) => one.id === vendorOrderId)
    if (!order || !part) throw new Error(`Refund ${refundId} has lost its order.`)
    const pending = await tx.refund.findFirst({
      where: { id: refundId, status: 'requested' },
      select: { id: true, reason: true, note: true, requestedBy: true, restock: true },
    })
    if (!pending) return // agreed to meanwhile
    const request = { ...pending, kind: 'cancellation' } as Parameters<typeof acceptRefund>[4]
    await acceptRefund(deps, tx, order, part, request, (before) => amountsOfUnits(before, items), facts)
  })
}

async function refuse(deps: Deps, refundId: string, failure: string): Promise<void> {
  const refused = await deps.database.client.refund.updateMany({
    where: { id: refundId, status: 'requested' },
    data: { status: 'refused', failure, settledAt: deps.clock.now() },
  })
  if (rowCount(refused)) deps.log.info({ refundId, failure }, 'a cancellation came too late')
}
