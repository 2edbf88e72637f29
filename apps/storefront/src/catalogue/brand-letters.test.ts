import { expect, test } from 'vitest'
import { byInitial } from './brand-letters.ts'

const letters = (...names: string[]) =>
  byInitial(names.map((name) => ({ name }))).map(({ letter, brands }) => [letter, ...brands.map(({ name }) => name)])

test('brands stand under their first letter, in their order, whatever accent it has', () => {
  expect(letters('Åre', 'Alm', 'Östra', 'oak')).toEqual([
    ['A', 'Åre', 'Alm'],
    ['O', 'Östra', 'oak'],
  ])
})

test('what begins with no letter of the index stands last', () => {
  expect(letters('1901 Works', 'Žemyna', '磁器')).toEqual([
    ['Z', 'Žemyna'],
    ['#', '1901 Works', '磁器'],
  ])
})
