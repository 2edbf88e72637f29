import { countAttempt } from '../throttling/attempt-counter.ts'
import { networkOf } from '../throttling/network-address.ts'
import type { Queryable } from '../trpc.ts'

const WINDOW_SECONDS = 3_600

/**
 * Limits how often one network address does in an hour what nobody has to be signed in for and what has us send mails to
 * strangers. Each kind has its own count.
 */
export type VisitorThrottle = {
  /** @throws AppError RATE_LIMITED with `details.retryAfterSeconds` */
  count(what: 'register' | 'reset', ip: string): Promise<void>
}

export function createVisitorThrottle(client: Queryable, limits: { perIp: number }): VisitorThrottle {
  return {
    count: (what, ip) =>
      countAttempt(client, [{ key: `${what}:${networkOf(ip)}`, limit: limits.perIp }], WINDOW_SECONDS),
  }
}
