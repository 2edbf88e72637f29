import type { CategoryNode, Facet, Facets, ListFilters } from '@millyard/contracts'
import { formatAmount } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import { categoryPath } from './category-tree.ts'

type Named = Pick<Facet, 'key' | 'name'>

/** What a facet is called: ours in our words, what belongs to the goods as the catalogue calls it. */
export function useFacetName(): (facet: Named) => string {
  const t = useExtracted()
  return ({ key, name }) => {
    switch (key) {
      case 'category':
        return t('Category')
      case 'factory':
        return t('Factory')
      case 'brand':
        return t('Brand')
      case 'price':
        return t('Price')
      case 'rating':
        return t('Rating')
      case 'in-stock':
        return t('In stock')
      default:
        return name
    }
  }
}

/** "Without price: 12 products": what leaving a facet out brings. */
export function useWithoutText(): (facet: Named, products: string) => string {
  const t = useExtracted()
  return ({ key, name }, products) => {
    switch (key) {
      case 'category':
        return t('Without category: {products}', { products })
      case 'factory':
        return t('Without factory: {products}', { products })
      case 'brand':
        return t('Without brand: {products}', { products })
      case 'price':
        return t('Without price: {products}', { products })
      case 'rating':
        return t('Without rating: {products}', { products })
      case 'in-stock':
        return t('Without in stock: {products}', { products })
      default:
        return t('Without {facet}: {products}', { facet: name, products })
    }
  }
}

/** What is chosen, as chips: each takes away one value of one facet. */
export function useChosenChips(): (
  facets: Facets,
  filters: ListFilters,
  tree: readonly CategoryNode[],
) => { key: string; value: string; label: string }[] {
  const t = useExtracted()
  const facetName = useFacetName()

  function priceText({ currency, minMinor, maxMinor }: NonNullable<ListFilters['price']>): string {
    const low = formatAmount(minMinor ?? 0, currency)
    if (maxMinor === undefined) return t('From {price}', { price: low })
    const high = formatAmount(maxMinor, currency)
    return minMinor === undefined ? t('Up to {price}', { price: high }) : t('{low} to {high}', { low, high })
  }

  return ({ facets }, filters, tree) => {
    const labelOf = (facet: Facet, value: string, label: string) => {
      if (facet.kind === 'flag') return facetName(facet)
      if (facet.kind === 'rating')
        return t('{stars, plural, one {# star and up} other {# stars and up}}', { stars: Number(value) })
      if (facet.key === 'category') return categoryPath(tree, value).at(-1)?.name ?? label
      return facet.key === 'factory' ? label : t('{facet}: {value}', { facet: facetName(facet), value: label })
    }
    return facets.flatMap((facet) => {
      const { key } = facet
      if (facet.kind === 'price') return filters.price ? [{ key, value: '', label: priceText(filters.price) }] : []
      return facet.values
        .filter(({ isChosen }) => isChosen)
        .map(({ value, label }) => ({ key, value, label: labelOf(facet, value, label) }))
    })
  }
}
