import { useExtracted } from 'next-intl'
import { cx } from './cx.ts'

/** Whole stars as text, for one person's rating. */
export function Stars({ rating, className }: { rating: number; className?: string }) {
  const t = useExtracted()
  return (
    <>
      <span className="sr-only">{t('{rating, number} of 5 stars', { rating })}</span>
      <span aria-hidden className={cx('tracking-wide', className)}>
        {'★'.repeat(rating)}
        <span className="text-line-strong">{'★'.repeat(5 - rating)}</span>
      </span>
    </>
  )
}
