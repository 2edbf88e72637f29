import { loadOptional } from '@millyard/web-kit/load'
import { getExtracted } from 'next-intl/server'
import { ButtonLink } from '../components/button.tsx'
import { api, viewer } from '../server-kit.ts'
import { ownReviewPath } from '../site-links.ts'

/** What this visitor may do about a product: review it once it was delivered to them, then edit what they wrote. */
export async function OwnReview({ productId }: { productId: string }) {
  const t = await getExtracted()
  const items = (await viewer())
    ? (await loadOptional(api().product.reviews.forProducts.query({ productIds: [productId] }), { items: [] })).items
    : []
  const [bought] = items
  if (!bought) return <p className="text-ink-soft text-sm">{t('Everybody who writes here has bought it here.')}</p>
  return (
    <>
      {bought.review?.status === 'hidden' ? (
        <p className="mb-3 text-sm">{t('Your review is hidden. Edit it, and our staff read it again.')}</p>
      ) : null}
      <ButtonLink href={ownReviewPath(productId)} variant={bought.review ? 'secondary' : 'primary'} size="sm">
        {bought.review ? t('Edit your review') : t('Write a review')}
      </ButtonLink>
    </>
  )
}
