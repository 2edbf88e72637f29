import { useExtracted } from 'next-intl'
/** Whole stars with their words, for one person's rating. */
export function Stars({ rating }: { rating: number }) {
  const t = useExtracted('client')

  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      <span className="mill-visually-hidden">{t('{rating, number} of 5 stars', { rating })}</span>
      <span aria-hidden style={{ letterSpacing: '0.04em' }}>
        {'★'.repeat(rating)}
        <span style={{ color: 'var(--mill-line-strong)' }}>{'☆'.repeat(5 - rating)}</span>
      </span>
    </span>
  )
}
