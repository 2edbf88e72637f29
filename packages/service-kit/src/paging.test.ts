import { AppError } from '@millyard/contracts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { decodeCursor, encodeCursor, toPage } from './paging.ts'

const key = z.tuple([z.int(), z.string()])

/** The code of what a cursor is refused with. */
function refusal(cursor: string) {
  try {
    return decodeCursor(cursor, key)
  } catch (error) {
    return error instanceof AppError ? [error.code, error.fields?.[0]?.path] : error
  }
}

const forge = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('a cursor', () => {
  test('comes back as it was', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 })
    fc.assert(
      fc.property(fc.maxSafeInteger(), text, (number, id) => {
        expect(decodeCursor(encodeCursor([number, id]), key)).toEqual([number, id])
      }),
    )
    expect(decodeCursor(encodeCursor([null]), z.tuple([z.string().nullable()]))).toEqual([null])
  })

  test('is not needed for the first page', () => {
    expect(decodeCursor(undefined, key)).toBeUndefined()
  })

  test('is safe in an address', () => {
    expect(encodeCursor([1, '???>>>ÿÿÿ'])).toMatch(/^[A-Za-z0-9_-]+$/)
  })

  test.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['an object', forge({ id: 1 })],
    ['the key of another list', forge(['ord_1'])],
    ['a number where text is sorted by', forge([1, 2])],
    ['a fraction', forge([1.5, 'a'])],
    ['too many parts', forge([1, 'a', 'b'])],
    ['nested parts', forge([[1], 'a'])],
    ['a character that the database cannot store', forge([1, 'a\0'])],
  ])('is refused when it was not made by this list: %s', (_what, cursor) => {
    expect(refusal(cursor)).toEqual(['BAD_INPUT', 'cursor'])
  })
})

describe('a page', () => {
  const rows = [1, 2, 3, 4, 5]
  const page = (from: number, limit: number) =>
    toPage(
      rows.filter((row) => row > from).slice(0, limit + 1),
      limit,
      (row) => `row ${row}`,
      (row) => [row],
    )

  test('has no more than its limit, and a cursor to what follows', () => {
    expect(page(0, 2)).toEqual({ items: ['row 1', 'row 2'], nextCursor: encodeCursor([2]) })
  })

  test('is the last one when nothing follows, full or not', () => {
    expect(page(3, 2)).toEqual({ items: ['row 4', 'row 5'], nextCursor: null })
    expect(page(4, 2)).toEqual({ items: ['row 5'], nextCursor: null })
    expect(page(5, 2)).toEqual({ items: [], nextCursor: null })
  })
})
