import { expect, test } from 'vitest'
import { nearestWord } from './nearest-word.ts'

test.each([
  ['knfe', ['knee', 'knife'], 'knife'],
  ['lamb', ['lamp', 'comb'], 'lamp'],
  ['bowk', ['book', 'bowl'], 'book'],
  ['tabel', ['cable', 'table'], 'table'],
  ['zzz', ['lamp'], undefined],
])('%s of %j is %s', (word, others, meant) => {
  expect(nearestWord(word, others)).toBe(meant)
})
