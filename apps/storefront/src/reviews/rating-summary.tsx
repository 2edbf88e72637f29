import Link from 'next/link'
import { useExtracted } from 'next-intl'
import { cx } from '../components/cx.ts'
import { Rating } from '../components/rating.tsx'
import { type ReviewsQuery, reviewsPath } from './reviews-query.ts'

export interface RatingSummaryProps {
  slug: string
  average: number | null
  count: number
  /** Reviews by stars, one star first. */
  counts: readonly number[]
  query: ReviewsQuery
}

/** How the stars are spread; each row shows the reviews with that many. */
export function RatingSummary({ slug, average, count, counts, query }: RatingSummaryProps) {
  const t = useExtracted()
  const most = Math.max(1, ...counts)
  return (
    <div>
      <p>
        <Rating average={average} count={count} variant="full" />
      </p>
      {count > 0 ? (
        <ul className="mt-4 grid gap-1">
          {counts
            .map((number, index) => ({ stars: index + 1, number }))
            .toReversed()
            .map(({ stars, number }) => {
              const isChosen = query.stars === stars
              return (
                <li key={stars}>
                  <Link
                    href={reviewsPath(slug, { sort: query.sort, stars: isChosen ? undefined : stars })}
                    prefetch={false}
                    rel="nofollow"
                    scroll={false}
                    aria-current={isChosen ? 'true' : undefined}
                    className={cx(
                      'group figures -mx-2 grid min-h-9 grid-cols-[4.5rem_1fr_2.5rem] items-center gap-3 rounded-sm px-2 text-sm',
                      isChosen ? 'bg-green-soft font-semibold' : 'hover:bg-ground-deep',
                    )}
                  >
                    <span>{t('{stars, plural, one {# star} other {# stars}}', { stars })} </span>
                    <span className="h-2 overflow-hidden rounded-full bg-line">
                      <span
                        className="block h-full rounded-full bg-ink"
                        style={{ width: `${Math.round((number / most) * 100)}%` }}
                      />
                    </span>
                    <span className="text-right text-ink-soft">
                      {t.rich('{number, plural, one {#<hidden> review</hidden>} other {#<hidden> reviews</hidden>}}', {
                        number,
                        hidden: (chunks) => <span className="sr-only">{chunks}</span>,
                      })}
                    </span>
                  </Link>
                </li>
              )
            })}
        </ul>
      ) : null}
    </div>
  )
}
