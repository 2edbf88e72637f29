import { enqueue } from '@millyard/service-kit'
import type { Deps, OrderTx } from '../deps.ts'

export const RESUME_CHECKOUT = 'resume-checkout'

/**
 * Makes sure, in the transaction that writes an order, that its checkout is looked after even if this process ends in the
 * next moment. The job waits long enough for the buyer's own request to be over; it finds nothing to do then.
 */
export function scheduleResume(deps: Deps, tx: OrderTx, orderId: string): Promise<void> {
  return enqueue(
    tx,
    RESUME_CHECKOUT,
    { orderId },
    { key: `${RESUME_CHECKOUT}:${orderId}`, delaySeconds: deps.settings.resumeSeconds },
  )
}
