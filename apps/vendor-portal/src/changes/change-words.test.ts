import { expect, test } from 'vitest'
import { changeWords } from './change-words.ts'

const none = { prices: 0, stocks: 0, unchanged: 0, problems: 0 }

test('what a change does is said with its numbers, and what it leaves alone after it', () => {
  expect(changeWords(none)).toBe('Nothing changes')
  expect(changeWords({ ...none, prices: 2, stocks: 1, unchanged: 1, problems: 3 })).toBe(
    '2 prices, 1 shelf; 1 row stays as before; 3 rows with a problem',
  )
  expect(changeWords({ ...none, stocks: 2 })).toBe('2 shelves')
})
