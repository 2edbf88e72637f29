import type { CategoryNode, Facet, Facets, ListFilters } from '@millyard/contracts'
import { formatAmount } from '@millyard/ui'
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

/** What is chosen, as chips: each takes away one value of one facet. */
export function chosenChips(
  { facets }: Facets,
  filters: ListFilters,
  tree: readonly CategoryNode[],
): { key: string; value: string; label: string }[] {
  return facets.flatMap((facet) => {
    if (facet.kind === 'price') {
      const { price } = filters
      if (!price) return []
      const amount = (minor: number) => formatAmount(minor, price.currency)
      const [low, high] = [price.minMinor, price.maxMinor]
      const label =
        high === undefined
          ? `From ${amount(low ?? 0)}`
          : low === undefined
            ? `Up to ${amount(high)}`
            : `${amount(low)} to ${amount(high)}`
      return [{ key: facet.key, value: '', label }]
    }
    return facet.values
      .filter(({ isChosen }) => isChosen)
      .map(({ value, label }) => {
        if (facet.kind === 'flag') return { key: facet.key, value, label: facet.name }
        if (facet.kind === 'rating') return { key: facet.key, value, label: `${value} stars and up` }
        if (facet.key === 'category')
          return { key: facet.key, value, label: categoryPath(tree, value).at(-1)?.name ?? label }
        return { key: facet.key, value, label: facet.key === 'factory' ? label : `${facet.name}: ${label}` }
      })
  })
}
