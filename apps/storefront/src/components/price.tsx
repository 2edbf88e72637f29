import type { PriorPrice } from '@millyard/contracts'
import { formatAmount, usePriorPriceText } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
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
  const amount = formatAmount(amountMinor, currency)
  const soft = (chunks: ReactNode) => <span className="text-ink-soft">{chunks}</span>
  const hidden = (chunks: ReactNode) => <span className="sr-only">{chunks}</span>
  const price = () => (
    <span className={cx('font-semibold', prior && 'text-copper')}>
      {prior ? t.rich('<hidden>now </hidden>{amount}', { hidden, amount }) : amount}
    </span>
  )
  return (
    <span className={cx('figures whitespace-nowrap', size === 'lg' ? 'text-xl' : 'text-base', className)}>
      {isFrom ? t.rich('<soft>from</soft> <price></price>', { soft, price }) : price()}
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
