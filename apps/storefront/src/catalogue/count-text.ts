import { formatCount, plural } from '@millyard/ui'

type Total = { count: number; isAtLeast: boolean }

/** "128 products", "10,000+ products". */
export function productsText({ count, isAtLeast }: Total): string {
  return isAtLeast ? `${countText(count, true)} products` : plural(count, 'product')
}

/** "128", or "128+" when there may be more. */
export function countText(count: number, isAtLeast: boolean): string {
  return `${formatCount(count)}${isAtLeast ? '+' : ''}`
}
