import { AppError, type ErrorCode, errorDataSchema, HEADERS, type ServiceName } from '@millyard/contracts'
import { type CreateTRPCClient, createTRPCClient, httpLink, TRPCClientError } from '@trpc/client'
import type { AnyRouter } from '@trpc/server'
import { currentCorrelationId } from './correlation.ts'

/** A typed client for another service, with this service's own token on every call. */
export type ServiceClient<Router extends AnyRouter> = CreateTRPCClient<Router>

/** Makes a client for the service at `url`. Calls give up after `timeoutMs`; nothing is retried here. */
export function createServiceClient<Router extends AnyRouter>(options: {
  url: string
  target: ServiceName
  sign(audience: ServiceName): Promise<string>
  timeoutMs: number
}): ServiceClient<Router> {
  return createTRPCClient<AnyRouter>({
    links: [
      httpLink({
        url: `${options.url}/trpc`,
        methodOverride: 'POST',
        headers: async () => ({
          [HEADERS.serviceToken]: await options.sign(options.target),
          [HEADERS.correlationId]: currentCorrelationId(),
        }),
        fetch: (input, init) =>
          fetch(input, { ...init, signal: AbortSignal.timeout(options.timeoutMs) } as RequestInit),
      }),
    ],
  }) as unknown as ServiceClient<Router>
}

/** What only our own token or request can have caused: nothing that the person behind the call could do about. */
const OURS: readonly ErrorCode[] = ['INTERNAL', 'UNAUTHENTICATED', 'TOKEN_EXPIRED', 'FORBIDDEN', 'METHOD_NOT_ALLOWED']

/**
 * Turns what another service answered into our own error: its typed errors pass on as they are; an unreachable service is
 * UNAVAILABLE and named.
 */
export function fromServiceError(target: ServiceName, error: unknown): AppError {
  if (error instanceof TRPCClientError) {
    const data = errorDataSchema.safeParse(error.data)
    if (data.success && !OURS.includes(data.data.code)) {
      return new AppError(data.data.code, {
        message: error.message,
        cause: error,
        ...(data.data.fields ? { fields: data.data.fields } : {}),
        ...(data.data.details ? { details: data.data.details } : {}),
      })
    }
  }
  return new AppError('UNAVAILABLE', {
    message: 'A part of Millyard does not answer right now. Try again in a moment.',
    details: { service: target },
    cause: error,
  })
}
