import { AppError, notFound, type paymentRefundIdInput } from '@millyard/contracts'
import { recordStaffAction, rowCount, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { enqueueRefund } from './request-refund.ts'

/**
 * A refund that failed is sent again, as an attempt of its own: Stripe's news of the earlier one changes nothing any more.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION when it has not failed
 */
export async function retryRefund(
  deps: Deps,
  actor: StaffActor,
  { refundId }: z.infer<typeof paymentRefundIdInput>,
): Promise<{ ok: true }> {
  await deps.database.transaction(async (tx) => {
    const refund = await tx.paymentRefund.findUnique({
      where: { id: refundId },
      select: { failure: true, payment: { select: { orderId: true, orderNumber: true } } },
    })
    if (!refund) throw notFound('refund')
    const again = await tx.paymentRefund.updateMany({
      where: { id: refundId, state: 'failed' },
      data: { state: 'requested', retries: { increment: 1 }, failure: null, failedAt: null, succeededAt: null },
    })
    if (!rowCount(again))
      throw new AppError('ILLEGAL_TRANSITION', { message: 'Only a refund that failed is tried again.' })
    await recordStaffAction(tx, deps.clock, actor, {
      action: 'order.retry_refund',
      subject: { type: 'order', id: refund.payment.orderId, name: refund.payment.orderNumber },
      details: { failure: refund.failure ?? '' },
    })
    await enqueueRefund(tx, refundId)
  })
  return { ok: true }
}
