import { orderIdInput } from '@millyard/contracts'
import { defineJob, type JobTable, type Sweep } from '@millyard/service-kit'
import { z } from 'zod'
import { resumeCheckout } from './checkout/resume-checkout.ts'
import { RESUME_CHECKOUT } from './checkout/schedule-resume.ts'
import type { Deps } from './deps.ts'
import { actOnLateOrders } from './orders/act-on-late-orders.ts'
import { completeDeliveredOrders } from './orders/complete-delivered-orders.ts'
import { expireUnpaidOrders } from './orders/expire-unpaid-orders.ts'
import { FINISH_CANCELLATION, finishCancellation } from './refunds/finish-cancellation.ts'

/** Work that a checkout or a cancellation leaves behind. */
export const jobs: JobTable<Deps> = {
  [RESUME_CHECKOUT]: defineJob({ schema: orderIdInput, run: (deps, { orderId }) => resumeCheckout(deps, orderId) }),
  [FINISH_CANCELLATION]: defineJob({
    schema: z.object({ refundId: z.string() }),
    run: (deps: Deps, { refundId }) => finishCancellation(deps, refundId),
  }),
}

/** Work that a deadline causes. */
export const sweeps: Sweep<Deps>[] = [
  { name: 'expire-unpaid-orders', run: expireUnpaidOrders },
  { name: 'complete-delivered-orders', run: completeDeliveredOrders },
  { name: 'late-orders', run: actOnLateOrders },
]
