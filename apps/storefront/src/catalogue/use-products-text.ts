import { formatCount } from '@millyard/ui'
import { useExtracted } from 'next-intl'

type Total = { count: number; isAtLeast: boolean }

/** "128 products", "10,000+ products". */
export function useProductsText(): (total: Total) => string {
  const t = useExtracted()
  return ({ count, isAtLeast }) =>
    isAtLeast
      ? t('{count, number}+ products', { count })
      : t('{count, plural, one {# product} other {# products}}', { count })
}

/** "128", or "128+" when there may be more. */
export function countText(count: number, isAtLeast: boolean): string {
  return `${formatCount(count)}${isAtLeast ? '+' : ''}`
}
