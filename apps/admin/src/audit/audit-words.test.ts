import { AUDIT_SUBJECTS, STAFF_ACTIONS } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { actionsOn, detailWords, subjectHref } from './audit-words.ts'

test('every action belongs to one kind of thing', () => {
  const actions = AUDIT_SUBJECTS.flatMap((subject) => actionsOn(subject))
  expect(actions.toSorted()).toEqual(STAFF_ACTIONS.toSorted())
  expect(actionsOn(undefined)).toEqual([...STAFF_ACTIONS])
})

test('what has a page is led to; what has none is not', () => {
  expect(subjectHref({ subjectType: 'vendor', subjectId: 'ven_1' })).toBe('/factories/ven_1')
  expect(subjectHref({ subjectType: 'delivery', subjectId: '7' })).toBeUndefined()
})

test('details are one line without what is empty', () => {
  expect(detailWords({ from: 'in_review', to: 'approved', note: '' })).toBe('in review → approved')
  expect(detailWords({ from: [], to: ['owner', 'support'] })).toBe('owner, support')
  expect(detailWords({ note: 'Show the label_1.', from: 'submitted', to: 'changes_requested' })).toBe(
    'submitted → changes requested · “Show the label_1.”',
  )
  expect(detailWords({ from: 'shipping', to: 'order', state: 'failed' })).toBe('shipping → order · state: failed')
  expect(detailWords({})).toBe('')
})
