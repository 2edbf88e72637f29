import { orderIdInput } from '@millyard/contracts'
import { defineJob, type JobTable, type Sweep } from '@millyard/service-kit'
import { resumeCheckout } from './checkout/resume-checkout.ts'
import { RESUME_CHECKOUT } from './checkout/schedule-resume.ts'
import type { Deps } from './deps.ts'
import { completeDeliveredOrders } from './orders/complete-delivered-orders.ts'
import { expireUnpaidOrders } from './orders/expire-unpaid-orders.ts'

/** Work that a checkout leaves behind. */
export const jobs: JobTable<Deps> = {
  [RESUME_CHECKOUT]: defineJob({ schema: orderIdInput, run: (deps, { orderId }) => resumeCheckout(deps, orderId) }),
}

/** Work that a deadline causes. */
export const sweeps: Sweep<Deps>[] = [
  { name: 'expire-unpaid-orders', run: expireUnpaidOrders },
  { name: 'complete-delivered-orders', run: completeDeliveredOrders },
]
