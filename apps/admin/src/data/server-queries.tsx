import 'server-only'
import type { MillyardRouter } from '@millyard/api-client'
import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import type { ReactNode } from 'react'
import { api } from '../server-kit.ts'

/**
 * Loads on the server what a client component asks for with the same options: it finds the answer in its cache and shows
 * it at once. A newer answer replaces an older one, so that `router.refresh()` renews lists too.
 */
export function createServerQueries() {
  const queryClient = new QueryClient()
  const trpc = createTRPCOptionsProxy<MillyardRouter>({ client: api(), queryClient })
  return {
    queryClient,
    trpc,
    hydrate: (children: ReactNode) => <HydrationBoundary state={dehydrate(queryClient)}>{children}</HydrationBoundary>,
  }
}
