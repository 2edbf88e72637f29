import { formatAmount } from '@millyard/ui'

/** "€38.50", or "€38.50 to €52.00" when the variants differ. Empty without variants. */
export function priceRange(variants: readonly { priceMinor: number | null }[], currency: string): string {
  const prices = variants.flatMap(({ priceMinor }) => priceMinor ?? [])
  if (prices.length === 0) return ''
  const [lowest, highest] = [Math.min(...prices), Math.max(...prices)]
  return lowest === highest
    ? formatAmount(lowest, currency)
    : `${formatAmount(lowest, currency)} to ${formatAmount(highest, currency)}`
}
