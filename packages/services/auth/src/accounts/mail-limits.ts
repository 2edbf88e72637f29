import { countAttempt, tallyAttempt } from '../throttling/attempt-counter.ts'
import type { Queryable } from '../trpc.ts'

/** How many mails of a kind one address gets in a window because somebody pressed a button, whoever it was. */
const LIMITS = {
  reset: { limit: 5, windowSeconds: 3_600 },
  verification: { limit: 5, windowSeconds: 3_600 },
  'registered-already': { limit: 2, windowSeconds: 86_400 },
} as const

type MailKind = keyof typeof LIMITS

const counterOf = (kind: MailKind, email: string) => [{ key: `mail:${kind}:${email}`, limit: LIMITS[kind].limit }]

/**
 * Counts a mail to this address, whether or not anybody has it.
 * @throws AppError RATE_LIMITED with `details.retryAfterSeconds`
 */
export function countMail(client: Queryable, kind: MailKind, email: string): Promise<void> {
  return countAttempt(client, counterOf(kind, email), LIMITS[kind].windowSeconds)
}

/** Counts a mail to this address and says whether it may be sent: for callers who must not learn of the limit. */
export async function mayMail(client: Queryable, kind: MailKind, email: string): Promise<boolean> {
  return (await tallyAttempt(client, counterOf(kind, email), LIMITS[kind].windowSeconds)) === 0
}
