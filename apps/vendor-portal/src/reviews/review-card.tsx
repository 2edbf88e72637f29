'use client'
import { Button } from '@mantine/core'
import type { RouterOutputs } from '@millyard/api-client'
import { DateText, Picture } from '@millyard/ui'
import { Stars } from '@millyard/ui/portal'
import { IconCornerDownRight, IconPencil } from '@tabler/icons-react'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ReplyForm } from './reply-form.tsx'
import classes from './reviews.module.css'

export type VendorReview = RouterOutputs['product']['vendorReviews']['list']['items'][number]

export interface ReviewCardProps {
  review: VendorReview
  factoryName: string
  canReply: boolean
}

/** One review with the factory's reply, or the way to write one. */
export function ReviewCard({ review, factoryName, canReply }: ReviewCardProps) {
  const t = useExtracted('client')

  const [isWriting, setIsWriting] = useState(false)
  const { product, reply, photos } = review
  const written = () => <DateText value={review.createdAt} />
  const hidden = (chunks: ReactNode) => <span className="mill-visually-hidden">{chunks}</span>
  return (
    <article
      className={classes.card}
      aria-label={t('{title}, by {name}', { title: review.title, name: review.authorName })}
    >
      <div className={classes.about}>
        <span className={classes.thumb}>
          {product.image ? <Picture image={product.image} sizes="32px" alt="" /> : null}
        </span>
        <Link href={`/products/${product.id}`} className={classes.product}>
          {product.title}
        </Link>
      </div>
      <p className={classes.meta}>
        <Stars rating={review.rating} />
        <span>
          {review.editedAt
            ? t.rich('{name}, <date></date>, edited', { name: review.authorName, date: written })
            : t.rich('{name}, <date></date>', { name: review.authorName, date: written })}
        </span>
      </p>
      <h2 className={classes.title}>{review.title}</h2>
      <p className={classes.words}>{review.body}</p>
      {photos.length > 0 ? (
        <ul className={classes.photos}>
          {photos.map((photo) => (
            <li key={photo.id}>
              <a href={`${photo.basePath}-${Math.max(...photo.widths)}.webp`} target="_blank" rel="noreferrer">
                <Picture image={photo} sizes="72px" ratio={1} />
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {reply && !isWriting ? (
        <div className={classes.reply}>
          <p className={classes.meta}>
            <strong>{factoryName}</strong>
            <span>
              {reply.editedAt ? (
                t.rich('<date></date>, edited', { date: () => <DateText value={reply.createdAt} /> })
              ) : (
                <DateText value={reply.createdAt} />
              )}
            </span>
          </p>
          <p className={classes.words}>{reply.body}</p>
        </div>
      ) : null}
      {isWriting ? <ReplyForm review={review} onDone={() => setIsWriting(false)} /> : null}
      {canReply && !isWriting ? (
        <Button
          mt="sm"
          size="xs"
          variant={reply ? 'subtle' : 'default'}
          leftSection={reply ? <IconPencil size={16} /> : <IconCornerDownRight size={16} />}
          onClick={() => setIsWriting(true)}
        >
          {reply
            ? t.rich('Edit the reply<hidden> to {title}</hidden>', { title: review.title, hidden })
            : t.rich('Reply<hidden> to {title}</hidden>', { title: review.title, hidden })}
        </Button>
      ) : null}
    </article>
  )
}
