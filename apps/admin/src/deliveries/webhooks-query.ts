import type { MillyardRouter } from '@millyard/api-client'
import type { WebhookState } from '@millyard/contracts'
import type { TRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { NEXT_PAGE } from '../data/paging.ts'

/** What Stripe has sent, newest first, or what is in one state. */
export function webhooksQuery(trpc: TRPCOptionsProxy<MillyardRouter>, state: WebhookState | undefined) {
  return trpc.payment.webhooks.list.infiniteQueryOptions({ limit: 50, ...(state ? { state } : {}) }, NEXT_PAGE)
}
