import { slugSchema } from '@millyard/contracts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freeSlug, toSlug } from './slug.ts'

test.each([
  ['Oak table', 'oak-table'],
  ['  Große Schüssel — “rot”! ', 'grosse-schussel-rot'],
  ['Smørrebrød œuvre Łódź', 'smorrebrod-oeuvre-lodz'],
  ['The miller’s chair', 'the-millers-chair'],
  ['北京', 'product'],
  ['---', 'product'],
])('"%s" becomes "%s"', (title, slug) => {
  expect(toSlug(title)).toBe(slug)
})

test('every title becomes a valid address, with a number too', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 140, unit: 'grapheme' }), (title) => {
      const slug = toSlug(title)
      slugSchema.parse(slug)
      slugSchema.parse(freeSlug(slug, [slug]))
    }),
  )
})

test('the first free number is taken', () => {
  expect(freeSlug('oak', [])).toBe('oak')
  expect(freeSlug('oak', ['oak-2'])).toBe('oak')
  expect(freeSlug('oak', ['oak', 'oak-2', 'oak-4'])).toBe('oak-3')
})
