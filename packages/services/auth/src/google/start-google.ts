import type { googleStartSchema, startGoogleInput } from '@millyard/contracts'
import type { z } from 'zod'
import type { Deps } from '../trpc.ts'
import { beginFlow, requireGoogle } from './google-flow.ts'

/**
 * The way to Google, for somebody who wants to sign in.
 * @throws AppError NOT_FOUND where it is not set up, RATE_LIMITED (`details.retryAfterSeconds`), UNAVAILABLE
 */
export async function startGoogle(
  deps: Deps,
  { audience, ip }: z.infer<typeof startGoogleInput> & { ip: string },
): Promise<z.infer<typeof googleStartSchema>> {
  requireGoogle(deps)
  await deps.signInThrottle.countTrip('start', ip)
  return beginFlow(deps, { audience, purpose: 'sign_in', userId: null })
}
