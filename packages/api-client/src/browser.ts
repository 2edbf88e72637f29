import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client'
import { createTRPCContext } from '@trpc/tanstack-react-query'
import type { MillyardRouter } from './router.ts'
import { splitByService } from './split-link.ts'

/**
 * A client for the browser. It talks to its own app's `/api/trpc/<service>/…`, which adds the access token from the
 * encrypted cookie: the browser never holds one. Uploads (FormData) go the same way.
 */
export function createBrowserClient(): TRPCClient<MillyardRouter> {
  return createTRPCClient<MillyardRouter>({
    links: [splitByService((service) => httpLink({ url: `/api/trpc/${service}` }))],
  })
}

/** `useTRPC()` gives query and mutation options for TanStack Query. */
export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<MillyardRouter>()
