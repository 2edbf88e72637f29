import { expect, test } from 'vitest'
import { partStates } from './parts.ts'

test('each part counts what is missing in its own fields, and says whether staff asked about it', () => {
  const problems = ['story', 'tagline', 'shipFrom.line1', 'acceptedTerms', 'unknown'].map((path) => ({
    path,
    message: 'x',
  }))
  expect(partStates({ problems, requestedChanges: [{ item: 'business', note: 'Which register?' }] })).toEqual([
    { part: 'business', missing: 0, isAsked: true },
    { part: 'profile', missing: 2, isAsked: false },
    { part: 'documents', missing: 0, isAsked: false },
    { part: 'ship_from', missing: 1, isAsked: false },
    { part: 'terms', missing: 1, isAsked: false },
  ])
})
