import { expect, test } from 'vitest'
import { addSeenId, readSeenIds } from './seen-ids.ts'

const id = (n: number) => `prd_${n.toString(16).padStart(32, '0')}`

test('what is no list of ids is none', () => {
  for (const cookie of [undefined, '', '.', 'x', `ven_${id(1).slice(4)}`, `${id(1)}0`, '<script>', id(1).toUpperCase()])
    expect(readSeenIds(cookie), cookie).toEqual([])
  expect(readSeenIds(`x.${id(1)}.${id(1)}.`)).toEqual([id(1)])
})

test('the latest stands first, once, and the oldest are forgotten', () => {
  expect(addSeenId(undefined, id(1))).toBe(id(1))
  expect(addSeenId(`${id(2)}.${id(1)}`, id(1))).toBe(`${id(1)}.${id(2)}`)
  let cookie = ''
  for (let n = 0; n < 20; n++) cookie = addSeenId(cookie, id(n))
  expect(readSeenIds(cookie)).toEqual([19, 18, 17, 16, 15, 14, 13, 12, 11].map(id))
})
