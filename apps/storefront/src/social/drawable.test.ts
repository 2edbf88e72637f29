import { expect, test } from 'vitest'
import { drawable } from './drawable.ts'

test('keeps what the fonts have, in composed form', () => {
  expect(drawable('Škoda “Œuvre” – 12,50\u00a0€')).toBe('Škoda “Œuvre” – 12,50 €')
  expect(drawable('Bjo\u0308rk')).toBe('Björk')
})

test('leaves out what they lack', () => {
  expect(drawable('Bowl 🍵 茶碗')).toBe('Bowl')
  expect(drawable('a\u202eb\u0000c\nd')).toBe('a b c d')
})
