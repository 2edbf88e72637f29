import type { RouterOutputs } from '@millyard/api-client'
import { DateText, Picture } from '@millyard/ui'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import { ButtonLink } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { ownReviewPath } from '../site-links.ts'
import { ReviewItem } from './review-item.tsx'

type Own = RouterOutputs['product']['reviews']['own']['items'][number]
type Waiting = RouterOutputs['product']['reviews']['waiting']['items'][number]

function ProductThumb({ image }: Pick<Waiting, 'image'>) {
  return (
    <span className="block aspect-4/5 w-16 shrink-0 self-start overflow-hidden rounded-sm bg-picture">
      {image ? <Picture image={image} alt="" sizes="64px" className="size-full object-cover" /> : null}
    </span>
  )
}

/** Something that was delivered and waits for a word. */
export function WaitingRow({ product }: { product: Waiting }) {
  const t = useExtracted()
  return (
    <article className="flex gap-4 rounded-md border border-line bg-surface p-4">
      <ProductThumb image={product.image} />
      <div className="min-w-0">
        <h3 className="font-medium font-sans text-base leading-snug tracking-normal">{product.title}</h3>
        <p className="text-ink-soft text-sm">
          {t.rich('{factory}, delivered on <date></date>', {
            factory: product.factoryName,
            date: () => <DateText value={product.deliveredAt} />,
          })}
        </p>
        <ButtonLink
          href={ownReviewPath(product.id)}
          variant="secondary"
          size="sm"
          className="mt-3"
          aria-label={t('Write a review of {title}', { title: product.title })}
        >
          {t('Write a review')}
        </ButtonLink>
      </div>
    </article>
  )
}

/** What a person wrote, as others read it, with the way to edit it. */
export function OwnReviewRow({ review }: { review: Own }) {
  const t = useExtracted()
  const { product } = review
  return (
    <div className="flex gap-4">
      <div className="pt-6">
        <ProductThumb image={product.image} />
      </div>
      <div className="min-w-0 flex-1">
        <p className="-mb-5 pt-6 font-medium">
          <Link
            prefetch={false}
            href={`/products/${product.slug}#reviews`}
            className="underline-offset-4 hover:underline"
          >
            {product.title}
          </Link>
        </p>
        <ReviewItem review={review} factoryName={t('The factory')}>
          {review.status === 'hidden' ? (
            <Notice tone="warn" className="my-3" title={t('Hidden by our staff')}>
              {review.hiddenReason}
            </Notice>
          ) : null}
        </ReviewItem>
        <ButtonLink
          href={ownReviewPath(product.id)}
          variant="secondary"
          size="sm"
          className="-mt-2 mb-6"
          aria-label={t('Edit your review of {title}', { title: product.title })}
        >
          {t('Edit')}
        </ButtonLink>
      </div>
    </div>
  )
}
