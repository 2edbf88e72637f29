import { expect, test } from 'vitest'
import { parseStore, type StoreValues } from './store-values.ts'

const WORDS = { year: 'Enter a year, for example 1987.' }
const FILLED: StoreValues = {
  tagline: 'Stoneware from the Vosges',
  story: 'Three generations, one kiln, and clay from the hill behind the house.',
  city: 'Épinal',
  country: 'FR',
  foundedYear: '1954',
  website: 'gres.example',
}

test('what was typed is read with the version that stood on the screen; a web address may be typed without https', () => {
  expect(parseStore(FILLED, 7, WORDS)).toMatchObject({
    ok: true,
    profile: { version: 7, foundedYear: 1954, website: 'https://gres.example' },
  })
  const parsed = parseStore({ ...FILLED, foundedYear: ' ', website: '' }, 7, WORDS)
  expect(parsed.ok && [parsed.profile.foundedYear, parsed.profile.website]).toEqual([undefined, undefined])
})

test('every wrong field is named, with words for a person', () => {
  expect(parseStore({ ...FILLED, story: 'Short.', foundedYear: 'long ago', country: '' }, 1, WORDS)).toEqual({
    ok: false,
    fields: {
      story: 'Write at least 40 characters.',
      foundedYear: 'Enter a year, for example 1987.',
      country: 'Choose a country.',
    },
  })
})
