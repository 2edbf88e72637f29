import { expect, test } from 'vitest'
import { parseEvent } from './events.ts'
import { newId } from './ids.ts'
import { vacationInput } from './vacation.ts'

const DAYS = { from: '2026-12-20', until: '2027-01-03', timeZone: 'Europe/Paris', note: '' }

test.each([
  ['from', { from: '20.12.2026' }],
  ['until', { until: '2027-02-30' }],
  ['until', { until: '2026-12-19' }],
  ['until', { until: '2027-12-21' }],
  ['timeZone', { timeZone: 'Mars/Olympus' }],
  ['timeZone', { timeZone: '' }],
  ['timeZone', { timeZone: "UTC'; drop table vendor_profile; --" }],
  ['note', { note: 'x'.repeat(301) }],
])('a wrong %s is refused (%j)', (field, changes) => {
  const parsed = vacationInput.safeParse({ ...DAYS, ...changes })
  expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual([field])
})

test('one day and a whole year are vacations; the note may be left out', () => {
  for (const until of ['2026-12-20', '2027-12-20']) expect(vacationInput.parse({ ...DAYS, until }).until).toBe(until)
  const { note: _, ...bare } = DAYS
  expect(vacationInput.parse(bare).note).toBe('')
})

test('an event from before there were vacations is still read', () => {
  const face = {
    vendorId: newId('ven'),
    version: 1,
    status: 'approved',
    slug: 'mill',
    name: 'Mill',
    tagline: '',
    story: '',
    city: 'Ghent',
    country: 'BE',
    foundedYear: null,
    website: null,
  }
  const event = {
    id: newId('evt'),
    type: 'vendor.updated.v1',
    occurredAt: '2026-11-23T00:00:00.000Z',
    aggregateId: face.vendorId,
    correlationId: newId('evt'),
    data: face,
  }
  expect(parseEvent(event).data).toEqual(face)
})
