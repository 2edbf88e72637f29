import type { RouterOutputs } from '@millyard/api-client'
import { DateText } from '@millyard/ui'
import { ButtonLink } from '../components/button.tsx'
import { Rating } from '../components/rating.tsx'

export interface ReviewsProps {
  page: RouterOutputs['product']['catalogue']['reviews']
  average: number | null
  count: number
  /** Where the next page of reviews is. */
  nextHref?: string
}

/** What verified buyers say, newest first. */
export function Reviews({ page, average, count, nextHref }: ReviewsProps) {
  return (
    <section aria-labelledby="reviews" className="max-w-3xl">
      <h2 id="reviews" className="text-2xl">
        Reviews
      </h2>
      <p className="mt-2">
        <Rating average={average} count={count} variant="full" />
      </p>
      <ul className="mt-4 divide-y divide-line">
        {page.items.map((review) => (
          <li key={review.id} className="py-6">
            <p className="flex flex-wrap items-center gap-x-3">
              <span className="sr-only">{review.rating} of 5 stars</span>
              <span aria-hidden className="tracking-wide">
                {'★'.repeat(review.rating)}
                <span className="text-line-strong">{'★'.repeat(5 - review.rating)}</span>
              </span>
              <span className="text-ink-soft text-sm">
                {review.authorName}, <DateText value={review.createdAt} />
              </span>
            </p>
            <h3 className="mt-1 font-sans font-semibold text-base tracking-normal">{review.title}</h3>
            <p className="mt-1 max-w-measure whitespace-pre-line">{review.body}</p>
          </li>
        ))}
      </ul>
      {nextHref ? (
        <ButtonLink href={nextHref} variant="secondary" size="sm" rel="next">
          Older reviews
        </ButtonLink>
      ) : null}
    </section>
  )
}
