import { expect, test } from 'vitest'
import { readCsvCell, toCsvCell, toCsvLine } from './csv.ts'

test.each([
  ['plain words', 'plain words'],
  ['a "word", and more', '"a ""word"", and more"'],
  ['two\nlines', '"two\nlines"'],
  ['one; two', '"one; two"'],
  ['=HYPERLINK("https://evil.example")', `"'=HYPERLINK(""https://evil.example"")"`],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@sum', "'@sum"],
  ['\tx', "'\tx"],
  ['＝1', "'＝1"],
  ["'=1", "''=1"],
  ["'tis", "'tis"],
  ['', ''],
])('%j', (value, cell) => {
  expect(toCsvCell(value)).toBe(cell)
})

test.each(['=1', "'=1", "''=1", "'tis", "'", 'plain', '-', '@a', "'＋", "it's"])('%j comes back as it was', (value) => {
  expect(readCsvCell(toCsvCell(value))).toBe(value)
})

test('a line ends as spreadsheets end it', () => {
  expect(toCsvLine(['a', '=b', 'c,d'])).toBe('a,\'=b,"c,d"\r\n')
})
