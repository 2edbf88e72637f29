import { formatAmount } from '@millyard/ui'
import { cx } from './cx.ts'

export interface PriceProps {
  amountMinor: number
  currency: string
  /** Dearer variants exist. */
  isFrom?: boolean
  /** The price before; shown struck through, the new one in copper. */
  compareAtMinor?: number
  size?: 'md' | 'lg'
  className?: string
}

export function Price({ amountMinor, currency, isFrom, compareAtMinor, size = 'md', className }: PriceProps) {
  const isReduced = compareAtMinor !== undefined && compareAtMinor > amountMinor
  return (
    <span className={cx('figures whitespace-nowrap', size === 'lg' ? 'text-xl' : 'text-base', className)}>
      {isFrom ? <span className="text-ink-soft">from </span> : null}
      <span className={cx('font-semibold', isReduced && 'text-copper')}>
        {isReduced ? <span className="sr-only">now </span> : null}
        {formatAmount(amountMinor, currency)}
      </span>
      {isReduced ? (
        <>
          {' '}
          <span className="sr-only">before </span>
          <s className="text-ink-soft">{formatAmount(compareAtMinor, currency)}</s>
        </>
      ) : null}
    </span>
  )
}
