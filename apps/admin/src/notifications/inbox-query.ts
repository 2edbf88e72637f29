import type { MillyardRouter } from '@millyard/api-client'
import type { TRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { NEXT_PAGE } from '../data/paging.ts'

/** My notifications in this portal, newest first. */
export function inboxQuery(trpc: TRPCOptionsProxy<MillyardRouter>) {
  return trpc.notification.inbox.list.infiniteQueryOptions({}, NEXT_PAGE)
}
