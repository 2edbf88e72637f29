'use client'

import { toApiError } from '@millyard/api-client'
import { createBrowserClient, TRPCProvider } from '@millyard/api-client/browser'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

export { type ApiError, toApiError } from '@millyard/api-client'
export { useTRPC, useTRPCClient } from '@millyard/api-client/browser'

/** The query cache and the typed client for client components. Put it once into an app's layout. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const [client] = useState(createBrowserClient)
  const [queryClient] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: {
            staleTime: 15_000,
            // What the service refused will be refused again; only an answer that never came is worth a second try.
            retry: (count, error) => count < 2 && toApiError(error).code === 'UNAVAILABLE',
          },
        },
      }),
  )
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  )
}
