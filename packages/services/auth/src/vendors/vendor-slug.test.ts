import { slugSchema } from '@millyard/contracts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slugCandidates, toVendorSlug } from './vendor-slug.ts'

test('a slug is the name in plain small letters', () => {
  expect(toVendorSlug('Grès & Fils')).toBe('gres-fils')
  expect(toVendorSlug("  L'Atelier   d’Émaux ")).toBe('latelier-demaux')
  expect(toVendorSlug('Straßenbäckerei Łódź')).toBe('strassenbackerei-lodz')
})

test('a name without Latin letters still gets a slug', () => {
  expect(toVendorSlug('有田焼')).toBe('factory')
})

test('whatever the name, every candidate is a valid slug and no two are the same', () => {
  let count = 0
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (name) => {
      const all = [...slugCandidates(name, () => `x${count++}`)]
      for (const slug of all) expect(slugSchema.safeParse(slug).success).toBe(true)
      expect(new Set(all).size).toBe(all.length)
    }),
  )
})
