import { expect, test } from 'vitest'
import { tokenState } from './refresh-session.ts'

const NOW = new Date('2026-11-23T12:00:00Z')
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000)
const living = { expiresAt: ago(-3_600), rotatedAt: null, revokedAt: null, takenBackAt: null }

test.each([
  ['never used', {}, 'usable'],
  ['used 20 seconds ago', { rotatedAt: ago(20) }, 'usable'],
  ['used 20.001 seconds ago', { rotatedAt: ago(20.001) }, 'reused'],
  ['expiring now', { expiresAt: NOW }, 'expired'],
  ['of a session that was ended', { revokedAt: ago(1) }, 'revoked'],
  ['of a session that was ended, and used before', { revokedAt: ago(1), rotatedAt: ago(60) }, 'revoked'],
  ['taken back a moment ago', { takenBackAt: ago(1) }, 'reused'],
  ['used long ago and expired since', { rotatedAt: ago(60), expiresAt: ago(1) }, 'reused'],
] as const)('a token %s is %s', (_what, changes, state) => {
  expect(tokenState({ ...living, ...changes }, NOW)).toBe(state)
})
