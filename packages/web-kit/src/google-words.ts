import type { ErrorCode } from '@millyard/contracts'
import { getExtracted } from 'next-intl/server'

/** Why somebody is back from Google without what they went for. */
const REASONS = [
  'denied',
  'again',
  'refused',
  'unconfirmed',
  'exists',
  'blocked',
  'busy',
  'away',
  'taken',
  'other',
] as const
export type GoogleReason = (typeof REASONS)[number]

/** A reason stands in an address: whatever is not one of ours is none. */
export const readGoogleReason = (value: string | undefined): GoogleReason | undefined =>
  REASONS.find((reason) => reason === value)

/** What to tell the person; undefined for anything that is no reason of ours. The words are ours, never the link's. */
export async function googleWords(value: string | undefined): Promise<string | undefined> {
  const reason = readGoogleReason(value)
  if (!reason) return undefined
  const t = await getExtracted()
  const words: Record<GoogleReason, string> = {
    denied: t('You came back from Google without signing in. Try again, or use your password.'),
    again: t('That took too long, or did not begin here. Try again.'),
    refused: t('Google did not confirm who you are. Try again.'),
    unconfirmed: t(
      'Google has not confirmed your e-mail address. Confirm it there, or create an account with a password.',
    ),
    exists: t(
      'There is an account with this address. Sign in with your password and connect Google under Security; if you do not know the password, ask for a new one.',
    ),
    blocked: t('This login is blocked. Write to our support if you do not know why.'),
    busy: t('There were too many tries. Wait a few minutes, then try again.'),
    away: t('Google does not answer right now. Try again in a moment, or use your password.'),
    taken: t('This Google account opens another Millyard account. Disconnect it there first.'),
    other: t('Another Google account is connected already, or this changed just now. Look below, then try again.'),
  }
  return words[reason]
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
