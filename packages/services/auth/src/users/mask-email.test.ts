import { expect, test } from 'vitest'
import { maskEmail } from './mask-email.ts'

test.each([
  ['ada.byron@example.com', 'a…@example.com'],
  ['a@example.com', 'a…@example.com'],
])('%s', (email, masked) => {
  expect(maskEmail(email)).toBe(masked)
})
