import type { Wish } from '@millyard/contracts'

export type WishNews =
  | { kind: 'gone' | 'sold_out' | 'back_in_stock' }
  /** By how much. */
  | { kind: 'cheaper' | 'dearer'; amountMinor: number }

/** What has changed since something was put on the list, the most important first. Nothing when nothing has. */
export function wishNews(
  wish: Pick<Wish, 'isOnSale' | 'inStock' | 'wasInStock' | 'priceMinor' | 'priceWhenAddedMinor'>,
): WishNews[] {
  if (!wish.isOnSale) return [{ kind: 'gone' }]
  const news: WishNews[] = []
  if (!wish.inStock) news.push({ kind: 'sold_out' })
  else if (!wish.wasInStock) news.push({ kind: 'back_in_stock' })
  const change = wish.priceWhenAddedMinor === null ? 0 : wish.priceMinor - wish.priceWhenAddedMinor
  if (change !== 0) news.push({ kind: change < 0 ? 'cheaper' : 'dearer', amountMinor: Math.abs(change) })
  return news
}
