import { defineJob, type JobTable, type Sweep } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from './deps.ts'
import { cancelIntent } from './payments/cancel-intent.ts'
import { claimPayouts } from './payouts/claim-payouts.ts'
import { recoverRefund } from './payouts/recover-refund.ts'
import { sendPayout } from './payouts/send-payout.ts'
import { sweepPayouts } from './payouts/sweep-payouts.ts'
import { refundPayment } from './refunds/refund-payment.ts'
import { sweepForgottenWork } from './sweep-forgotten-work.ts'
import { pollMissedEvents } from './webhooks/poll-missed-events.ts'
import { processWebhookEvent } from './webhooks/process-webhook-event.ts'

/** Job name → what it does. Every one may run twice, also at the same time. */
export const jobs: JobTable<Deps> = {
  'process-webhook': defineJob({
    schema: z.object({ eventId: z.string() }),
    run: (deps: Deps, { eventId }) => processWebhookEvent(deps, eventId),
  }),
  'cancel-intent': defineJob({
    schema: z.object({ orderId: z.string() }),
    run: (deps: Deps, { orderId }) => cancelIntent(deps, orderId),
  }),
  'refund-payment': defineJob({
    schema: z.object({ refundId: z.string() }),
    run: (deps: Deps, { refundId }) => refundPayment(deps, refundId),
  }),
  'recover-refund': defineJob({
    schema: z.object({ refundId: z.string() }),
    run: (deps: Deps, { refundId }) => recoverRefund(deps, refundId),
  }),
  'pay-out': defineJob({
    schema: z.object({ vendorId: z.string() }),
    run: (deps: Deps, { vendorId }) => claimPayouts(deps, vendorId),
  }),
  'send-payout': defineJob({
    schema: z.object({ payoutId: z.string() }),
    run: (deps: Deps, { payoutId }) => sendPayout(deps, payoutId),
  }),
}

export const sweeps: Sweep<Deps>[] = [
  { name: 'payouts', run: (deps) => sweepPayouts(deps) },
  { name: 'forgotten-work', run: (deps) => sweepForgottenWork(deps) },
  { name: 'missed-webhooks', run: (deps) => pollMissedEvents(deps) },
]
