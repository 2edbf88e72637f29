import { afterEach, describe, expect, test, vi } from 'vitest'
import { ID_PREFIXES, type IdPrefix, idSchema, newId } from './ids.ts'

const prefixes = Object.keys(ID_PREFIXES) as IdPrefix[]

afterEach(() => {
  vi.useRealTimers()
})

describe('an id', () => {
  test.each(prefixes)('%s: has its prefix, is a UUIDv7, and is accepted as its own kind alone', (prefix) => {
    const id = newId(prefix)
    // RFC 9562: version 7 in the 13th digit, variant 10 in the two top bits of the 17th.
    expect(id).toMatch(new RegExp(`^${prefix}_[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$`))
    for (const other of prefixes) expect(idSchema(other).safeParse(id).success, other).toBe(other === prefix)
  })

  test('no two prefixes are the same or begin alike', () => {
    for (const prefix of prefixes) expect(prefix).toMatch(/^[a-z]{3}$/)
    expect(new Set(Object.values(ID_PREFIXES)).size).toBe(prefixes.length)
  })

  test('ids of later milliseconds sort later as text', () => {
    vi.useFakeTimers()
    const times = [0, 1, 0xffff, 0x10000, 1_700_000_000_000, 1_700_000_000_001, Date.UTC(2100, 0), 0xffffffffffff]
    const ids = times.map((time) => {
      vi.setSystemTime(time)
      return newId('ord')
    })
    expect([...ids].sort()).toEqual(ids)
    expect(Number.parseInt(ids[4]?.slice(4, 16) ?? '', 16)).toBe(1_700_000_000_000)
  })

  test('twenty thousand of one moment differ', () => {
    vi.useFakeTimers({ now: 1_700_000_000_000 })
    const ids = new Set(Array.from({ length: 20_000 }, () => newId('evt')))
    expect(ids.size).toBe(20_000)
  })

  test('what only looks like one is refused with words for a person', () => {
    const id = newId('ord')
    for (const wrong of ['', 'ord_', id.toUpperCase(), `${id}0`, id.slice(0, -1), ` ${id}`, `${id}\n`, 42, null]) {
      const result = idSchema('ord').safeParse(wrong)
      expect(result.success, String(wrong)).toBe(false)
    }
    expect(idSchema('ord').safeParse('x').error?.issues[0]?.message).toBe('This is not a valid order id.')
  })
})
