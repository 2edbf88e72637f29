import { newId, type Requirement, VENDOR_TERMS_VERSION } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { checklistProblems, checkRequirements, type FactoryFacts } from './check-requirements.ts'

const NOTHING: FactoryFacts = {
  country: 'FR',
  termsVersion: null,
  hasShipFrom: false,
  vatNumber: null,
  website: null,
  documents: [],
}
const requirement = (changes: Partial<Requirement>): Requirement => ({
  id: newId('req'),
  subject: 'document',
  documentKind: 'registration_extract',
  country: null,
  isRequired: true,
  help: '',
  version: 1,
  updatedAt: '2026-11-01T00:00:00.000Z',
  ...changes,
})
const states = (requirements: Requirement[], facts: Partial<FactoryFacts>) =>
  checkRequirements(requirements, { ...NOTHING, ...facts }).map(({ state }) => state)

test.each([
  [[], 'missing'],
  [[{ status: 'waiting', isExpired: false }], 'waiting'],
  [[{ status: 'refused', isExpired: false }], 'missing'],
  [[{ status: 'accepted', isExpired: false }], 'done'],
  [[{ status: 'accepted', isExpired: true }], 'missing'],
  [
    [
      { status: 'accepted', isExpired: true },
      { status: 'waiting', isExpired: false },
    ],
    'waiting',
  ],
  [
    [
      { status: 'refused', isExpired: false },
      { status: 'accepted', isExpired: false },
    ],
    'done',
  ],
] as const)('documents %j: %s', (documents, state) => {
  const kind = 'registration_extract' as const
  expect(states([requirement({})], { documents: documents.map((one) => ({ ...one, kind })) })).toEqual([state])
  const other = documents.map((one) => ({ ...one, kind: 'other' as const }))
  expect(states([requirement({})], { documents: other })).toEqual(['missing'])
})

test.each<[Requirement['subject'], Partial<FactoryFacts>]>([
  ['terms', { termsVersion: VENDOR_TERMS_VERSION }],
  ['ship_from', { hasShipFrom: true }],
  ['vat_number', { vatNumber: 'FR 1' }],
  ['website', { website: 'https://kiln.example' }],
])('%s is missing or done', (subject, facts) => {
  const asked = [requirement({ subject, documentKind: null })]
  expect(states(asked, {})).toEqual(['missing'])
  expect(states(asked, facts)).toEqual(['done'])
})

test('terms of an older version do not count', () => {
  expect(states([requirement({ subject: 'terms', documentKind: null })], { termsVersion: '1999-01' })).toEqual([
    'missing',
  ])
})

test('a rule for the country stands in place of the one for all; one for another country does not concern it', () => {
  const all = requirement({ isRequired: false })
  const french = requirement({ country: 'FR', isRequired: true })
  const german = requirement({ country: 'DE', documentKind: 'tax_certificate' })
  for (const order of [
    [all, french, german],
    [german, french, all],
  ]) {
    expect(checkRequirements(order, NOTHING).map(({ requirementId }) => requirementId)).toEqual([french.id])
  }
  expect(checkRequirements([all, french, german], { ...NOTHING, country: 'AT' })).toMatchObject([
    { requirementId: all.id },
  ])
})

test('what is optional never stands in the way', () => {
  const optional = checkRequirements([requirement({ isRequired: false })], NOTHING)
  expect(checklistProblems(optional)).toEqual([])
  expect(checklistProblems(checkRequirements([requirement({})], NOTHING))).toEqual([
    { path: 'documents.registration_extract', message: 'Add this document: Extract of the register.' },
  ])
})
