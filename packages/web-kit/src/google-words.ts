import type { ErrorCode } from '@millyard/contracts'

/** Why somebody is back from Google without what they went for. It stands in an address: the words are ours, never the link's. */
const WORDS = {
  denied: 'You came back from Google without signing in. Try again, or use your password.',
  again: 'That took too long, or did not begin here. Try again.',
  refused: 'Google did not confirm who you are. Try again.',
  unconfirmed: 'Google has not confirmed your e-mail address. Confirm it there, or create an account with a password.',
  exists:
    'There is an account with this address. Sign in with your password and connect Google under Security; if you do not know the password, ask for a new one.',
  blocked: 'This login is blocked. Write to our support if you do not know why.',
  busy: 'There were too many tries. Wait a few minutes, then try again.',
  away: 'Google does not answer right now. Try again in a moment, or use your password.',
  taken: 'This Google account opens another Millyard account. Disconnect it there first.',
  other: 'Another Google account is connected already, or this changed just now. Look below, then try again.',
} as const

export type GoogleReason = keyof typeof WORDS

/** What to tell the person; undefined for anything that is no reason of ours. */
export function googleWords(reason: string | undefined): string | undefined {
  return reason !== undefined && Object.hasOwn(WORDS, reason) ? WORDS[reason as GoogleReason] : undefined
}

const SIGN_IN_REASONS: Partial<Record<ErrorCode, GoogleReason>> = {
  TOKEN_EXPIRED: 'again',
  CONFLICT: 'again',
  INVALID_CREDENTIALS: 'refused',
  FORBIDDEN: 'unconfirmed',
  ALREADY_EXISTS: 'exists',
  LOGIN_BLOCKED: 'blocked',
  RATE_LIMITED: 'busy',
}
export const signInReason = (code: ErrorCode): GoogleReason => SIGN_IN_REASONS[code] ?? 'away'

const CONNECT_REASONS: Partial<Record<ErrorCode, GoogleReason>> = {
  TOKEN_EXPIRED: 'again',
  INVALID_CREDENTIALS: 'refused',
  ALREADY_EXISTS: 'taken',
  CONFLICT: 'other',
  RATE_LIMITED: 'busy',
}
export const connectReason = (code: ErrorCode): GoogleReason => CONNECT_REASONS[code] ?? 'away'
