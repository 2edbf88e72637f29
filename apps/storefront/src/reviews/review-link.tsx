import Link from 'next/link'
import { useExtracted } from 'next-intl'
import { ownReviewPath } from '../site-links.ts'
import type { Bought } from './read-own-reviews.ts'

/** From goods that have arrived to their review. Nothing before. */
export function ReviewLink({ own }: { own: Bought | undefined }) {
  const t = useExtracted()

  if (!own) return null
  const words = own.review ? 'Edit your review' : 'Write a review'
  return (
    <Link
      prefetch={false}
      href={ownReviewPath(own.product.id)}
      aria-label={t('{words} of {title}', { words, title: own.product.title })}
      className="link inline-flex min-h-8 items-center text-sm"
    >
      {words}
    </Link>
  )
}
