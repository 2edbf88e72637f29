import { countAttempt, networkOf } from '../throttling/attempt-counter.ts'
import type { Queryable } from '../trpc.ts'

const WINDOW_SECONDS = 3_600

/** Limits how many logins one network address makes in an hour, and with them the mails that it has us send to strangers. */
export type RegistrationThrottle = {
  /** @throws AppError RATE_LIMITED with `details.retryAfterSeconds` */
  countRegistration(ip: string): Promise<void>
}

export function createRegistrationThrottle(client: Queryable, limits: { perIp: number }): RegistrationThrottle {
  return {
    countRegistration: (ip) =>
      countAttempt(client, [{ key: `register:${networkOf(ip)}`, limit: limits.perIp }], WINDOW_SECONDS),
  }
}
