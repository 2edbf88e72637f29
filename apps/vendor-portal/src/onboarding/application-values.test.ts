import { expect, test } from 'vitest'
import { type ApplicationValues, parseApplication, toApplicationValues } from './application-values.ts'

const FILLED: ApplicationValues = {
  name: 'Grès & Fils',
  tagline: 'Stoneware from the Vosges',
  story: 'Three generations, one kiln, and clay from the hill behind the house.',
  city: 'Épinal',
  country: 'FR',
  foundedYear: '',
  website: '',
  legalName: 'Grès et Fils SARL',
  registrationNumber: '732 829 320',
}

test('what may be left empty is left out', () => {
  const parsed = parseApplication(FILLED)
  expect(parsed).toMatchObject({ ok: true, application: { name: 'Grès & Fils' } })
  if (parsed.ok) {
    expect(parsed.application.foundedYear).toBeUndefined()
    expect(parsed.application.website).toBeUndefined()
  }
})

test('a web address may be typed without https', () => {
  expect(parseApplication({ ...FILLED, website: 'gres.example' })).toMatchObject({
    ok: true,
    application: { website: 'https://gres.example' },
  })
})

test('every wrong field is named, with words for a person', () => {
  expect(parseApplication({ ...FILLED, name: '', story: 'Short.', foundedYear: 'long ago', country: '' })).toEqual({
    ok: false,
    fields: {
      name: 'Write at least 2 characters.',
      story: 'Write at least 40 characters.',
      foundedYear: 'Enter a year, for example 1987.',
      country: 'Choose a country.',
    },
  })
})

test('an application comes back as it was typed', () => {
  const parsed = parseApplication({ ...FILLED, foundedYear: '1921', website: 'https://gres.example' })
  if (!parsed.ok) throw new Error('it is valid')
  expect(toApplicationValues(parsed.application)).toEqual({
    ...FILLED,
    foundedYear: '1921',
    website: 'https://gres.example',
  })
})
