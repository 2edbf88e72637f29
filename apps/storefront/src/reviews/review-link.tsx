import Link from 'next/link'
import { ownReviewPath } from '../site-links.ts'
import type { Bought } from './read-own-reviews.ts'

/** From goods that have arrived to their review. Nothing before. */
export function ReviewLink({ own }: { own: Bought | undefined }) {
  if (!own) return null
  const words = own.review ? 'Edit your review' : 'Write a review'
  return (
    <Link
      prefetch={false}
      href={ownReviewPath(own.product.id)}
      aria-label={`${words} of ${own.product.title}`}
      className="link inline-flex min-h-8 items-center text-sm"
    >
      {words}
    </Link>
  )
}
