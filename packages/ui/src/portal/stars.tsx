/** Whole stars with their words, for one person's rating. */
export function Stars({ rating }: { rating: number }) {
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      <span className="mill-visually-hidden">{rating} of 5 stars</span>
      <span aria-hidden style={{ letterSpacing: '0.04em' }}>
        {'★'.repeat(rating)}
        <span style={{ color: 'var(--mill-line-strong)' }}>{'☆'.repeat(5 - rating)}</span>
      </span>
    </span>
  )
}
