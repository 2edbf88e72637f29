import type { ServiceName } from '@millyard/contracts'
import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client'
import type { MillyardRouter, ServiceUrls } from './router.ts'
import { splitByService } from './split-link.ts'

const CALL_TIMEOUT_MS = 10_000

/** A client for servers (Next's, scripts, tests): straight to the services, with the headers that `headers` gives. */
export function createServerClient(options: {
  urls: ServiceUrls
  headers?: (service: ServiceName) => Record<string, string> | Promise<Record<string, string>>
  timeoutMs?: number
}): TRPCClient<MillyardRouter> {
  return createTRPCClient<MillyardRouter>({
    links: [
      splitByService((service) =>
        httpLink({
          url: `${options.urls[service]}/trpc`,
          headers: async () => (await options.headers?.(service)) ?? {},
          fetch: (input, init) =>
            fetch(input, {
              ...(init as RequestInit),
              cache: 'no-store',
              signal: AbortSignal.timeout(options.timeoutMs ?? CALL_TIMEOUT_MS),
            }),
        }),
      ),
    ],
  })
}
