import type { MillyardRouter } from '@millyard/api-client'
import type { TRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { NEXT_PAGE } from '../data/paging.ts'

/** Every mail that was written, newest first. */
export function mailsQuery(trpc: TRPCOptionsProxy<MillyardRouter>) {
  return trpc.notification.mailLog.list.infiniteQueryOptions({ limit: 50 }, NEXT_PAGE)
}
