import Link from 'next/link'
import { useExtracted } from 'next-intl'
import { ownReviewPath } from '../site-links.ts'
import type { Bought } from './read-own-reviews.ts'

/** From goods that have arrived to their review. Nothing before. */
export function ReviewLink({ own }: { own: Bought | undefined }) {
  const t = useExtracted()
  if (!own) return null
  const { title } = own.product
  return (
    <Link
      prefetch={false}
      href={ownReviewPath(own.product.id)}
      aria-label={own.review ? t('Edit your review of {title}', { title }) : t('Write a review of {title}', { title })}
      className="link inline-flex min-h-8 items-center text-sm"
    >
      {own.review ? t('Edit your review') : t('Write a review')}
    </Link>
  )
}
