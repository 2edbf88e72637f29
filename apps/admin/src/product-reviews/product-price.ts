import { formatAmount } from '@millyard/ui'

/** What variants cost, as people read it: the lowest and the highest price. One when they are equal, none without variants. */
export function priceEnds(
  variants: readonly { priceMinor: number | null }[],
  currency: string,
): [lowest?: string, highest?: string] {
  const prices = variants.flatMap(({ priceMinor }) => priceMinor ?? [])
  if (prices.length === 0) return []
  const [lowest, highest] = [Math.min(...prices), Math.max(...prices)]
  return lowest === highest
    ? [formatAmount(lowest, currency)]
    : [formatAmount(lowest, currency), formatAmount(highest, currency)]
}
