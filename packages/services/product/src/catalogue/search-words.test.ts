import { expect, test } from 'vitest'
import { splitSearchWords } from './search-words.ts'

test.each([
  ['oak tab', 'oak ', 'tab'],
  ['tab', '', 'tab'],
  ['oak t', 'oak t', undefined],
  ['oak ', 'oak ', undefined],
  ['"oak tab', '"oak tab', undefined],
  ['"oak table" ben', '"oak table" ', 'ben'],
  ['oak -tab', 'oak -tab', undefined],
  ['crème brûlée', 'crème ', 'brûlée'],
  ["it's", "it's", undefined],
])('%j: only an unfinished plain last word is a beginning', (q, before, beginning) => {
  expect(splitSearchWords(q)).toEqual({ whole: q, before, beginning })
})
