import { formatAmount } from '../shared/format.ts'

export interface MoneyTextProps {
  amountMinor: number
  currency: string
  /** Marks amounts below zero in the colour of bad news, besides their sign. */
  isToned?: boolean
}

/** An amount in tabular figures, for text and table cells. */
export function MoneyText({ amountMinor, currency, isToned = false }: MoneyTextProps) {
  return (
    <span
      data-figures
      style={{ whiteSpace: 'nowrap', color: isToned && amountMinor < 0 ? 'var(--mill-bad)' : undefined }}
    >
      {formatAmount(amountMinor, currency)}
    </span>
  )
}
