import { describe, expect, test } from 'vitest'
import {
  currencySchema,
  emailSchema,
  lineOfText,
  pageInput,
  personNameSchema,
  slugSchema,
  text,
  timestampSchema,
} from './common.ts'

describe('text', () => {
  test('is trimmed, and then measured', () => {
    expect(text(3).parse('  abc ')).toBe('abc')
    expect(text(3).safeParse('abcd').error?.issues[0]?.message).toBe('Keep this to 3 characters.')
    expect(text(3).safeParse('   ').error?.issues[0]?.message).toBe('Fill in this field.')
    expect(text(9, { min: 2 }).safeParse('a').error?.issues[0]?.message).toBe('Write at least 2 characters.')
    expect(text(9, { min: 0 }).parse('  ')).toBe('')
  })

  test('refuses the one character that the database cannot store', () => {
    expect(text(9).safeParse('a\0b').success).toBe(false)
  })

  test('leaves out what would turn the direction of the words after it; a line of text is refused for it', () => {
    expect(text(9).parse('a\u202egpj.exe')).toBe('agpj.exe')
    expect(text(9).parse('\u2067\u202aאב\u202c\u2069\n1')).toBe('אב\n1')
    expect(text(9).safeParse('\u202e').success).toBe(false)
    expect(lineOfText(9).safeParse('a\u202eb').success).toBe(false)
  })
})

test('a person’s name carries no web address and nothing unseen', () => {
  for (const name of [
    'J.R.R. Tolkien',
    'Dr. Ada Byron',
    'Núria Ferrer i Solé',
    "Siobhán O'Neill-Byrne",
    '李小龍',
    'X Æ A-12',
  ])
    expect(personNameSchema.safeParse(name).success, name).toBe(true)
  for (const name of [
    'http://evil.example',
    'Win: WWW.evil',
    'go to evil.com',
    'a\r\nb',
    'a\tb',
    'a\u202eb',
    'a\u2028b',
  ])
    expect(personNameSchema.safeParse(name).success, name).toBe(false)
})

test('an e-mail address is one spelling', () => {
  expect(emailSchema.parse('  Mara@Example.COM ')).toBe('mara@example.com')
  for (const wrong of ['', 'mara', 'mara@', '@example.com', 'a b@example.com', `${'a'.repeat(250)}@example.com`]) {
    expect(emailSchema.safeParse(wrong).success, wrong).toBe(false)
  }
})

test('currencies, slugs and times have one spelling each', () => {
  expect(currencySchema.safeParse('EUR').success).toBe(true)
  expect(currencySchema.safeParse('eur').success).toBe(false)
  expect(slugSchema.safeParse('teapot-for-two').success).toBe(true)
  for (const wrong of ['Teapot', '-a', 'a--b', 'a/b', ''])
    expect(slugSchema.safeParse(wrong).success, wrong).toBe(false)
  expect(timestampSchema.safeParse(new Date().toISOString()).success).toBe(true)
  expect(timestampSchema.safeParse('2026-11-23').success).toBe(false)
})

test('a page has between 1 and 100 rows, and 24 unless told', () => {
  expect(pageInput.parse({})).toEqual({ limit: 24 })
  for (const limit of [0, 101, 1.5, -1, '10']) expect(pageInput.safeParse({ limit }).success, String(limit)).toBe(false)
})
