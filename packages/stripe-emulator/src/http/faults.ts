import { z } from 'zod'
import { StripeApiError } from './errors.ts'

export const faultSchema = z.object({
  /** `error`: 500 before the effect; `rate_limit`: 429 before the effect; `timeout`: the effect, then silence. */
  kind: z.enum(['error', 'rate_limit', 'timeout']),
  method: z.enum(['GET', 'POST', 'DELETE']).optional(),
  /** The beginning of the paths that it befalls. */
  path: z.string().default('/v1/'),
  /** How many requests it befalls. */
  times: z.number().int().min(1).max(1_000).default(1),
  /** How long a `timeout` holds the answer back. */
  holdMs: z.number().int().min(1).max(120_000).default(10_000),
})

export type Fault = z.output<typeof faultSchema>

/** Uses up one turn of the first fault that befalls the request. */
export function takeFault(faults: Fault[], method: string, path: string): Fault | undefined {
  const fault = faults.find((row) => (row.method ?? method) === method && path.startsWith(row.path))
  if (!fault) return undefined
  fault.times -= 1
  if (fault.times === 0) faults.splice(faults.indexOf(fault), 1)
  return fault
}

/** The answer of a fault that comes before the effect; none when the effect comes first. */
export function throwFault(fault: Fault | undefined): void {
  if (fault?.kind === 'error') {
    throw new StripeApiError(500, { type: 'api_error', message: 'An unknown error occurred (asked for).' }, true)
  }
  if (fault?.kind === 'rate_limit') {
    const message = 'Too many requests at once (asked for). Wait longer each time before you try again.'
    throw new StripeApiError(429, { type: 'invalid_request_error', code: 'rate_limit', message }, true)
  }
}
