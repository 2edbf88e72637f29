import { expect, test } from 'vitest'
import { nameOf } from './name-of.ts'

test('the name at Google is taken as it is', () => {
  expect(nameOf({ name: ' Ada Byron ', email: 'ada@example.com' })).toBe('Ada Byron')
})

test.each([undefined, '', '   ', 'Win at casino.example', 'x'.repeat(101), 'A\u202eB'])(
  'a name that could not stand in a mail (%s) gives way to the front of the address',
  (name) => expect(nameOf({ name, email: 'ada@example.com' })).toBe('ada'),
)

test('a front that looks like a web address is taken apart', () => {
  expect(nameOf({ name: undefined, email: 'ada.byron@example.com' })).toBe('ada byron')
})

test('what has no letters at all still gets a name', () => {
  expect(nameOf({ name: undefined, email: '"\u202e"@example.com' })).toBe('New here')
})
