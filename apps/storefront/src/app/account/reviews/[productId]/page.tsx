import { Picture } from '@millyard/ui'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getExtracted } from 'next-intl/server'
import { requireViewer } from '../../../../account/require-viewer.ts'
import { Breadcrumbs } from '../../../../components/breadcrumbs.tsx'
import { ButtonLink } from '../../../../components/button.tsx'
import { Notice } from '../../../../components/notice.tsx'
import { EmptyState } from '../../../../components/states.tsx'
import { ReviewForm } from '../../../../reviews/review-form.tsx'
import { api } from '../../../../server-kit.ts'
import { ownReviewPath, SITE_LINKS } from '../../../../site-links.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Your review') }
}

export default async function ReviewPage({ params }: { params: Promise<{ productId: string }> }) {
  const t = await getExtracted()
  const { productId } = await params
  await requireViewer(ownReviewPath(productId))
  const { items } = await load(api().product.reviews.forProducts.query({ productIds: [productId] }))
  const [bought] = items
  if (!bought) {
    return (
      <>
        <h1 className="sr-only">{t('Your review')}</h1>
        <EmptyState
          title={t('There is nothing to review yet')}
          description={t('You can review a product once it has been delivered to you.')}
          action={<ButtonLink href={SITE_LINKS.orders}>{t('Your orders')}</ButtonLink>}
        />
      </>
    )
  }
  const { product, review } = bought
  return (
    <>
      <Breadcrumbs
        items={[
          { label: t('Account'), href: SITE_LINKS.account },
          { label: t('Reviews'), href: SITE_LINKS.reviews },
        ]}
        current={product.title}
      />
      <h1 className="mt-2 text-4xl">{review ? t('Edit your review') : t('Write a review')}</h1>
      <div className="mt-6 mb-8 flex items-center gap-4">
        <span className="block aspect-4/5 w-16 shrink-0 overflow-hidden rounded-sm bg-picture">
          {product.image ? (
            <Picture image={product.image} alt="" sizes="64px" className="size-full object-cover" />
          ) : null}
        </span>
        <Link prefetch={false} href={`/products/${product.slug}`} className="link text-lg">
          {product.title}
        </Link>
      </div>
      {review?.status === 'hidden' ? (
        <Notice tone="warn" className="mb-8 max-w-2xl" title={t('This review is hidden')}>
          {t('Our staff took it out of sight: {reason} Edit it, and they read it again.', {
            reason: review.hiddenReason ?? '',
          })}
        </Notice>
      ) : null}
      <ReviewForm productId={product.id} review={review} />
    </>
  )
}
