import type { StaffCategory } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { parentOptions } from './parent-options.ts'

const category = (id: string, parentId: string | null, depth: number): StaffCategory => ({
  id,
  version: 1,
  slug: id,
  name: id.toUpperCase(),
  parentId,
  depth,
  productCount: 0,
  formerSlugs: [],
})
const HOME = category('home', null, 1)
const LAMPS = category('lamps', 'home', 2)
const DESK = category('desk', 'lamps', 3)
const CLIP = category('clip', 'desk', 4)
const GARDEN = category('garden', null, 1)
const POTS = category('pots', 'garden', 2)
const TREE = [HOME, LAMPS, DESK, CLIP, GARDEN, POTS]
const labels = (moved?: StaffCategory) => parentOptions(TREE, moved).map(({ label }) => label)

test('a new category can stand anywhere but below the last level', () => {
  expect(labels()).toEqual(['HOME', 'HOME › LAMPS', 'HOME › LAMPS › DESK', 'GARDEN', 'GARDEN › POTS'])
})

test('a category cannot stand below itself or its own, nor take its children too deep', () => {
  expect(labels(LAMPS)).toEqual(['HOME', 'GARDEN'])
  expect(labels(HOME)).toEqual([])
  expect(labels(POTS)).toEqual(['HOME', 'HOME › LAMPS', 'HOME › LAMPS › DESK', 'GARDEN'])
})
