import type { Review } from '@millyard/contracts'
import { DateText } from '@millyard/ui'
import { BadgeCheck } from 'lucide'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import { Icon } from '../components/icon.tsx'
import { Stars } from '../components/stars.tsx'
import { ReviewPhotos } from './review-photos.tsx'

export interface ReviewItemProps {
  review: Review
  factoryName: string
  /** Where a reader says that staff should look at it. */
  reportHref?: string
  /** Above the words: what the author must know. */
  children?: ReactNode
}

/** One review with its photos and the factory's reply. */
export function ReviewItem({ review, factoryName, reportHref, children }: ReviewItemProps) {
  const t = useExtracted()
  const { id, rating, title, body, authorName, createdAt, editedAt, photos, reply } = review
  const replied = (by: NonNullable<typeof reply>) => ({
    factory: factoryName,
    date: () => <DateText value={by.createdAt} />,
    strong: (chunks: ReactNode) => <span className="font-semibold">{chunks}</span>,
    soft: (chunks: ReactNode) => <span className="text-ink-soft">{chunks}</span>,
  })
  return (
    <article aria-labelledby={`${id}-title`} className="py-6">
      <p className="flex flex-wrap items-center gap-x-3">
        <Stars rating={rating} />
        <span className="text-ink-soft text-sm">
          {editedAt
            ? t.rich('{author}, <date></date>, edited', {
                author: authorName,
                date: () => <DateText value={createdAt} />,
              })
            : t.rich('{author}, <date></date>', { author: authorName, date: () => <DateText value={createdAt} /> })}
        </span>
        <span className="inline-flex items-center gap-1 text-green text-sm">
          <Icon drawing={BadgeCheck} size={16} />
          {t('Bought here')}
        </span>
      </p>
      {children}
      <h3 id={`${id}-title`} className="mt-1 font-sans font-semibold text-base tracking-normal">
        {title}
      </h3>
      <p className="mt-1 max-w-measure whitespace-pre-line">{body}</p>
      <ReviewPhotos photos={photos} />
      {reply ? (
        <div className="mt-4 max-w-measure border-green border-l-2 pl-4">
          <p className="text-sm">
            {reply.editedAt
              ? t.rich('<strong>{factory}</strong> <soft>replied, <date></date>, edited</soft>', replied(reply))
              : t.rich('<strong>{factory}</strong> <soft>replied, <date></date></soft>', replied(reply))}
          </p>
          <p className="mt-1 whitespace-pre-line">{reply.body}</p>
        </div>
      ) : null}
      {reportHref ? (
        <p className="mt-2">
          <Link
            href={reportHref}
            prefetch={false}
            rel="nofollow"
            aria-describedby={`${id}-title`}
            className="inline-flex min-h-8 items-center text-ink-soft text-sm underline-offset-4 hover:text-ink hover:underline"
          >
            {t('Report')}
          </Link>
        </p>
      ) : null}
    </article>
  )
}
