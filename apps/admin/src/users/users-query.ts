import type { MillyardRouter } from '@millyard/api-client'
import type { TRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { NEXT_PAGE } from '../data/paging.ts'

/** People, the newest first; the same for server and browser. */
export const usersQuery = (trpc: TRPCOptionsProxy<MillyardRouter>, q: string) =>
  trpc.auth.users.search.infiniteQueryOptions({ limit: 50, q }, NEXT_PAGE)
