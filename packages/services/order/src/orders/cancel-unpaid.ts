import { AppError, notFound, type orderIdInput } from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { cancelUnpaidOrder } from './cancel-unpaid-order.ts'

/**
 * The buyer gives up an order before paying for it. A payment at the same moment wins or loses as a whole; one that comes
 * later is refunded by the payment service. Repeating it changes nothing.
 * @throws AppError NOT_FOUND (P43), ILLEGAL_TRANSITION when it is paid
 */
export async function cancelUnpaid(
  deps: Deps,
  actor: UserActor,
  { orderId }: z.infer<typeof orderIdInput>,
): Promise<{ ok: true }> {
  await deps.database.transaction(async (tx) => {
    const order = await tx.order.findFirst({
      where: { id: orderId, customerId: actor.userId, isPlaced: true },
      select: { id: true },
    })
    if (!order) throw notFound('order')
    if (await cancelUnpaidOrder(deps, tx, orderId, { reason: 'cancelled_by_buyer', actor: 'customer' })) return
    const now = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { status: true } })
    if (now.status !== 'cancelled') {
      throw new AppError('ILLEGAL_TRANSITION', { message: 'This order is paid. Choose below what to cancel.' })
    }
  })
  return { ok: true }
}
