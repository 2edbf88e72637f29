import type { Logger } from '@millyard/service-kit'
import { countAttempt, giveBackAttempt, lockedUntil } from '../throttling/attempt-counter.ts'
import { networkOf } from '../throttling/network-address.ts'
import type { Queryable } from '../trpc.ts'

/** Failures in one window: of one account from one address, of one account from anywhere, from one address at all. */
export type SignInLimits = { perAccount: number; perAccountAnywhere: number; perIp: number; windowSeconds: number }
type Attempt = { email: string; ip: string }

/**
 * Slows guessing down. The tight limit is that of an account at one network address, so that strangers cannot lock a person
 * out; the account as a whole has a much higher one, of which one address can use up no more than its own. Only failures
 * count in the end: an attempt is counted before the password is looked at (so that parallel guesses cannot slip through)
 * and given back when it was right. Unknown accounts are counted like known ones.
 */
export type SignInThrottle = {
  /** @throws AppError RATE_LIMITED with `details.retryAfterSeconds` */
  countAttempt(attempt: Attempt): Promise<void>
  forgiveAttempt(attempt: Attempt): Promise<void>
  /**
   * Counts a way to another provider, or back from it, as many in a window as failures of one address.
   * @throws AppError RATE_LIMITED with `details.retryAfterSeconds`
   */
  countTrip(leg: 'start' | 'finish', ip: string): Promise<void>
  /** Gives both ways back when the other provider has said who came. That it cannot is logged: they are in nevertheless. */
  forgiveTrip(ip: string): Promise<void>
  /** Until when sign-ins to an account are refused, from some address or from all; undefined when they are not. */
  lockedUntil(email: string): Promise<Date | undefined>
}

const keysOf = ({ email, ip }: Attempt) => {
  const network = networkOf(ip)
  return { here: `account:${email} ${network}`, ip: `ip:${network}`, anywhere: `account:${email}` }
}

const tripKey = (leg: 'start' | 'finish', ip: string) => `provider-${leg}:${networkOf(ip)}`

export function createSignInThrottle(client: Queryable, limits: SignInLimits, log: Logger): SignInThrottle {
  return {
    async countAttempt(attempt) {
      const { here, ip, anywhere } = keysOf(attempt)
      const own = [
        { key: here, limit: limits.perAccount },
        { key: ip, limit: limits.perIp },
      ]
      await countAttempt(client, own, limits.windowSeconds)
      // Not before: what is refused above must not bring the account nearer to its own limit.
      await countAttempt(client, [{ key: anywhere, limit: limits.perAccountAnywhere }], limits.windowSeconds)
    },

    countTrip: (leg, ip) =>
      countAttempt(client, [{ key: tripKey(leg, ip), limit: limits.perIp }], limits.windowSeconds),

    async forgiveTrip(ip) {
      try {
        await giveBackAttempt(client, [tripKey('start', ip), tripKey('finish', ip)])
      } catch (err) {
        log.warn({ err }, 'a good way to another provider still counts')
      }
    },

    lockedUntil: (email) =>
      lockedUntil(client, keysOf({ email, ip: '' }).anywhere, {
        anywhere: limits.perAccountAnywhere,
        here: limits.perAccount,
      }),

    async forgiveAttempt(attempt) {
      const { here, ip, anywhere } = keysOf(attempt)
      await giveBackAttempt(client, [here, ip, anywhere], here)
    },
  }
}
