import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { EVENTS, type EventType, publishersOf } from './events.ts'

const types = Object.keys(EVENTS) as EventType[]

/**
 * What was published once is read for as long as it waits in somebody's queue. A test that fails here asks: is every event of
 * the old shape still read? An addition that is optional: accept the new snapshot. Anything else: a new version, `….v2`.
 */
describe('the published shape of every event is frozen', () => {
  test.each(types)('%s', (type) => {
    const { from, data } = EVENTS[type]
    expect({ from, data: z.toJSONSchema(data) }).toMatchSnapshot()
  })

  test('no event disappears', () => {
    expect([...types].sort()).toMatchSnapshot()
  })
})

test('every event carries its version, has a subscriber, and none that is its publisher', () => {
  for (const type of types) {
    const { to } = EVENTS[type]
    expect(type).toMatch(/^[a-z_]+\.[a-z_]+\.v\d+$/)
    expect(to.length, type).toBeGreaterThan(0)
    for (const from of publishersOf(type)) expect(to as readonly string[], type).not.toContain(from)
  }
})
