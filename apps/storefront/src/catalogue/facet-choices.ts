import type { CategoryNode, Facet } from '@millyard/contracts'
import { categoryPath } from './category-tree.ts'

export type Choice = { value: string; label: string; count: number; isChosen: boolean; depth: number }

const MOST_STARS = 4

/** The values of a facet in an order that stays when one is chosen: stars from the top, sizes by their number, everything else by name. */
export function choicesOf(facet: Facet): Choice[] {
  const choices = facet.values.map((value) => ({ ...value, depth: 0 }))
  return facet.kind === 'rating'
    ? choices
        .filter(({ value, isChosen }) => isChosen || Number(value) <= MOST_STARS)
        .toSorted((a, b) => Number(b.value) - Number(a.value))
    : choices.toSorted((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }))
}

/**
 * The part of the category tree that a list is about: the level below its own category (or the top), and below each chosen
 * category its children.
 */
export function categoryChoices(facet: Facet, tree: readonly CategoryNode[], scope: string | undefined): Choice[] {
  const known = new Map(facet.values.map((value) => [value.value, value]))
  const open = new Set(
    facet.values
      .filter(({ isChosen }) => isChosen)
      .flatMap(({ value }) => categoryPath(tree, value).map(({ slug }) => slug)),
  )
  const level = (nodes: readonly CategoryNode[], depth: number): Choice[] =>
    nodes.flatMap((node) => {
      const value = known.get(node.slug)
      const below = open.has(node.slug) ? level(node.children, depth + 1) : []
      if (!value && below.length === 0) return []
      return [
        { value: node.slug, label: node.name, count: value?.count ?? 0, isChosen: value?.isChosen ?? false, depth },
        ...below,
      ]
    })
  return level(scope === undefined ? tree : (categoryPath(tree, scope).at(-1)?.children ?? []), 0)
}
