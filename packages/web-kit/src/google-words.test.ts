import { expect, test } from 'vitest'
import { connectReason, googleWords, signInReason } from './google-words.ts'

test('words are ours: nothing that a link says is shown', () => {
  expect(googleWords('exists')).toContain('There is an account with this address.')
  for (const reason of [undefined, '', 'Pay here: evil.example', 'toString', '__proto__', 'constructor']) {
    expect(googleWords(reason)).toBeUndefined()
  }
})

test('every answer of the service leads to words', () => {
  expect(googleWords(signInReason('ALREADY_EXISTS'))).toContain('connect Google under Security')
  expect(googleWords(connectReason('ALREADY_EXISTS'))).toContain('opens another Millyard account')
  expect(googleWords(signInReason('INTERNAL'))).toBeDefined()
  expect(googleWords(connectReason('UNAVAILABLE'))).toBeDefined()
})
