import type { Wish } from '@millyard/contracts'
import { formatAmount } from '@millyard/ui'

export interface WishNews {
  text: string
  tone: 'good' | 'accent' | 'plain' | 'bad'
}

/** What has changed since something was put on the list, the most important first. Nothing when nothing has. */
export function wishNews(
  wish: Pick<Wish, 'isOnSale' | 'inStock' | 'wasInStock' | 'priceMinor' | 'priceWhenAddedMinor' | 'currency'>,
): WishNews[] {
  if (!wish.isOnSale) return [{ text: 'No longer sold', tone: 'bad' }]
  const news: WishNews[] = []
  if (!wish.inStock) news.push({ text: 'Sold out at the moment', tone: 'bad' })
  else if (!wish.wasInStock) news.push({ text: 'Back in stock', tone: 'good' })
  const change = wish.priceWhenAddedMinor === null ? 0 : wish.priceMinor - wish.priceWhenAddedMinor
  const amount = change === 0 ? '' : formatAmount(Math.abs(change), wish.currency)
  if (change < 0) news.push({ text: `${amount} less than when you added it`, tone: 'accent' })
  if (change > 0) news.push({ text: `${amount} more than when you added it`, tone: 'plain' })
  return news
}
