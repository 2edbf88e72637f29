import { cx } from './cx.ts'

/** Whole stars as text, for one person's rating. */
export function Stars({ rating, className }: { rating: number; className?: string }) {
  return (
    <>
      <span className="sr-only">{rating} of 5 stars</span>
      <span aria-hidden className={cx('tracking-wide', className)}>
        {'★'.repeat(rating)}
        <span className="text-line-strong">{'★'.repeat(5 - rating)}</span>
      </span>
    </>
  )
}
