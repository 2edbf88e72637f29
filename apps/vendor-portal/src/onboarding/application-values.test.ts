import { type Application, VENDOR_TERMS_VERSION } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { changesSince, readApplication, toApplicationValues } from './application-values.ts'

const WORDS = { year: 'Enter a year, for example 1987.' }
const STORED: Application['values'] = {
  name: 'Grès & Fils',
  tagline: 'Stoneware from the Vosges',
  story: '',
  city: 'Épinal',
  country: 'FR',
  foundedYear: null,
  website: null,
  legalName: '',
  registrationNumber: '',
  vatNumber: '',
  shipFrom: null,
  acceptedTerms: null,
}

test('an application comes back as it was typed', () => {
  expect(readApplication(toApplicationValues(STORED), WORDS)).toEqual({ draft: STORED, unread: {} })
  const shipFrom = { name: 'G', line1: '', line2: '', postcode: '', city: '', region: '', country: 'FR', phone: '' }
  const further = {
    ...STORED,
    foundedYear: 1921,
    website: 'https://gres.example',
    shipFrom,
    acceptedTerms: VENDOR_TERMS_VERSION,
  } as const
  expect(readApplication(toApplicationValues(further), WORDS)).toEqual({ draft: further, unread: {} })
})

test('a web address may be typed without https', () => {
  expect(readApplication({ ...toApplicationValues(STORED), website: 'gres.example' }, WORDS).draft.website).toBe(
    'https://gres.example',
  )
})

test('what a field cannot hold is named and left out; the others are read', () => {
  const typed = { ...toApplicationValues(STORED), name: '', foundedYear: 'long ago', website: 'ftp://x', city: 'Lyon' }
  const { draft, unread } = readApplication(typed, WORDS)
  expect(unread).toEqual({
    name: 'Write at least 2 characters.',
    foundedYear: 'Enter a year, for example 1987.',
    website: 'Enter a web address like https://example.com.',
  })
  expect(Object.keys(draft)).not.toContain('name')
  expect(draft.city).toBe('Lyon')
})

test('terms that have changed are not accepted yet', () => {
  expect(toApplicationValues({ ...STORED, acceptedTerms: '1999-01' }).acceptsTerms).toBe(false)
})

test('only what differs is written', () => {
  const { draft } = readApplication({ ...toApplicationValues(STORED), city: 'Lyon' }, WORDS)
  expect(changesSince(readApplication(toApplicationValues(STORED), WORDS).draft, draft)).toEqual({ city: 'Lyon' })
  expect(changesSince(draft, draft)).toEqual({})
})
