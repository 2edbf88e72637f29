import { expect, test } from 'vitest'
import { connectReason, readGoogleReason, signInReason } from './google-words.ts'

test('words are ours: nothing that a link says is a reason', () => {
  expect(readGoogleReason('exists')).toBe('exists')
  for (const reason of [undefined, '', 'Pay here: evil.example', 'toString', '__proto__', 'constructor']) {
    expect(readGoogleReason(reason)).toBeUndefined()
  }
})

test('every answer of the service has its reason', () => {
  expect(signInReason('ALREADY_EXISTS')).toBe('exists')
  expect(connectReason('ALREADY_EXISTS')).toBe('taken')
  expect(signInReason('INTERNAL')).toBe('away')
  expect(connectReason('UNAVAILABLE')).toBe('away')
})
