import type { RouterOutputs } from '@millyard/api-client'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import { cx } from '../components/cx.ts'
import { ShowMore } from '../components/show-more.tsx'
import { RatingSummary } from './rating-summary.tsx'
import { ReviewItem } from './review-item.tsx'
import { hasRoom, type ReviewsQuery, reviewsPath } from './reviews-query.ts'

export interface ReviewsProps {
  product: Pick<
    RouterOutputs['product']['catalogue']['product'],
    'id' | 'slug' | 'ratingAverage' | 'ratingCount' | 'ratingCounts'
  > & { factoryName: string }
  page: RouterOutputs['product']['catalogue']['reviews']
  query: ReviewsQuery
  /** What this visitor may do: write a review, or edit theirs. */
  own: ReactNode
}

/** What verified buyers say: how the stars are spread, and one page of reviews in the order asked for. */
export function Reviews({ product, page, query, own }: ReviewsProps) {
  const t = useExtracted()
  const { slug } = product
  const orders: readonly { value: ReviewsQuery['sort']; label: string }[] = [
    { value: 'newest', label: t('Newest') },
    { value: 'highest', label: t('Best') },
    { value: 'lowest', label: t('Worst') },
  ]
  return (
    <section aria-labelledby="reviews" className="grid gap-x-16 gap-y-8 lg:grid-cols-[320px_1fr]">
      <div className="lg:sticky lg:top-8 lg:self-start">
        <h2 id="reviews" className="mb-3 text-2xl">
          {t('Reviews')}
        </h2>
        <RatingSummary
          slug={slug}
          average={product.ratingAverage}
          count={product.ratingCount}
          counts={product.ratingCounts}
          query={query}
        />
        <div className="mt-5">{own}</div>
      </div>
      <div className="min-w-0 max-w-3xl">
        {product.ratingCount > 1 ? (
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-line border-b pb-3">
            <p>
              {query.stars
                ? t.rich('{stars, plural, one {With # star.} other {With # stars.}} <link>Show all</link>', {
                    stars: query.stars,
                    link: (chunks) => (
                      <Link
                        className="link"
                        href={reviewsPath(slug, { sort: query.sort })}
                        prefetch={false}
                        rel="nofollow"
                        scroll={false}
                      >
                        {chunks}
                      </Link>
                    ),
                  })
                : t('{count, plural, one {# review} other {# reviews}}', { count: product.ratingCount })}
            </p>
            {query.stars ? null : (
              <nav aria-label={t('Order of the reviews')}>
                <ul className="flex gap-1">
                  {orders.map(({ value, label }) => (
                    <li key={value}>
                      <Link
                        href={reviewsPath(slug, { sort: value })}
                        prefetch={false}
                        rel="nofollow"
                        scroll={false}
                        aria-current={query.sort === value ? 'true' : undefined}
                        className={cx(
                          'inline-flex min-h-10 items-center rounded-md px-3 text-sm',
                          query.sort === value
                            ? 'bg-green-soft font-semibold text-green-strong'
                            : 'hover:bg-ground-deep',
                        )}
                      >
                        {label}
                      </Link>
                    </li>
                  ))}
                </ul>
              </nav>
            )}
          </div>
        ) : null}
        {page.items.length === 0 ? (
          <p className="py-6 text-ink-soft">
            {product.ratingCount === 0
              ? t('Nobody has reviewed this yet. Whoever buys it can.')
              : t('There are no reviews like this.')}
          </p>
        ) : (
          <ul className="divide-y divide-line">
            {page.items.map((review) => (
              <li key={review.id}>
                <ReviewItem
                  review={review}
                  factoryName={product.factoryName}
                  reportHref={`/products/${slug}/report?review=${review.id}`}
                />
              </li>
            ))}
          </ul>
        )}
        {page.nextCursor ? (
          <ShowMore
            label={t('More reviews')}
            nextHref={reviewsPath(slug, { ...query, cursor: page.nextCursor, pages: 1 })}
            longerHref={hasRoom(query) ? reviewsPath(slug, { ...query, pages: query.pages + 1 }) : undefined}
          />
        ) : null}
      </div>
    </section>
  )
}
