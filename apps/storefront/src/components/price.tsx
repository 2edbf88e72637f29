import type { PriorPrice } from '@millyard/contracts'
import { formatAmount, usePriorPriceText } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import { cx } from './cx.ts'

export interface PriceProps {
  amountMinor: number
  currency: string
  /** Dearer variants exist. */
  isFrom?: boolean
  /** While it is reduced: the lowest price of the 30 days before. Said in words below the price, which is copper. */
  compareAt?: PriorPrice | null
  size?: 'md' | 'lg'
  className?: string
}

export function Price({ amountMinor, currency, isFrom, compareAt, size = 'md', className }: PriceProps) {
  const t = useExtracted('client')
  const priorPriceText = usePriorPriceText()

  const prior = compareAt && compareAt.priceMinor > amountMinor ? compareAt : undefined
  const isReduced = prior !== undefined
  return (
    <span className={cx('figures whitespace-nowrap', size === 'lg' ? 'text-xl' : 'text-base', className)}>
      {isFrom ? <span className="text-ink-soft">{t('from')} </span> : null}
      <span className={cx('font-semibold', isReduced && 'text-copper')}>
        {isReduced ? <span className="sr-only">{t('now')} </span> : null}
        {formatAmount(amountMinor, currency)}
      </span>
      {prior ? (
        <>
          {' '}
          <s aria-hidden className="text-ink-soft">
            {formatAmount(prior.priceMinor, currency)}
          </s>
          <span className="block whitespace-normal text-ink-soft text-sm">{priorPriceText(prior, currency)}</span>
        </>
      ) : null}
    </span>
  )
}
