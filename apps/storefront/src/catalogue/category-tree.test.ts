import type { CategoryNode } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { categoryPath } from './category-tree.ts'

const node = (slug: string, productCount: number, children: CategoryNode[] = []): CategoryNode => ({
  id: `cat_${slug}`,
  slug,
  name: slug,
  productCount,
  children,
})
const tree = [node('kitchen', 3, [node('tableware', 3), node('pots', 0)]), node('home', 1)]

test('the path leads from the top to the category itself', () => {
  expect(categoryPath(tree, 'tableware').map((one) => one.slug)).toEqual(['kitchen', 'tableware'])
})

test('a slug that is not in the tree has no path', () => {
  expect(categoryPath(tree, 'garden')).toEqual([])
})
