import { GOOGLE_CALLBACK_PATH, type GoogleAudience } from '@millyard/contracts'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { cookieNames, webEnv } from './env.ts'
import { safeRedirect } from './safe-redirect.ts'

/** What the browser keeps while somebody is at Google. */
const tripSchema = z.object({
  state: z.string(),
  purpose: z.enum(['sign_in', 'connect']),
  next: z.string().transform((next) => safeRedirect(next)),
})
export type GoogleTrip = z.infer<typeof tripSchema>

const TTL_SECONDS = 600

/**
 * The state waits in a cookie that scripts cannot read and that only the way back is sent: whoever comes back without it, or
 * with another's, did not begin in this browser, and is not let in (login CSRF). Lax, since the way back begins at Google.
 */
export async function keepTrip(audience: GoogleAudience, trip: GoogleTrip): Promise<void> {
  const jar = await cookies()
  jar.set(cookieNames(audience).google, JSON.stringify(trip), {
    httpOnly: true,
    sameSite: 'lax',
    secure: webEnv().SECURE_COOKIES === '1',
    path: GOOGLE_CALLBACK_PATH,
    maxAge: TTL_SECONDS,
  })
}

/**
 * Takes the trip of this state away: there is one return. A return with another state, which any page can send a browser on,
 * gets nothing and ends nothing.
 */
export async function takeTrip(audience: GoogleAudience, state: string | null): Promise<GoogleTrip | undefined> {
  const jar = await cookies()
  const { google: name } = cookieNames(audience)
  const trip = readTrip(jar.get(name)?.value)
  if (!trip || trip.state !== state) return undefined
  jar.delete({ name, path: GOOGLE_CALLBACK_PATH })
  return trip
}

function readTrip(kept: string | undefined): GoogleTrip | undefined {
  try {
    return tripSchema.safeParse(JSON.parse(kept ?? '')).data
  } catch {
    return undefined
  }
}
