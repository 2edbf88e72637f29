import { formatAmount, formatPlace } from '@millyard/ui'
import { load } from '@millyard/web-kit/load'
import { getExtracted } from 'next-intl/server'
import { anonymousApi } from '../../../server-kit.ts'
import { SOCIAL_SIZE, socialCard } from '../../../social/social-card.tsx'

export const dynamic = 'force-dynamic'
export const alt = 'The product, its maker and its price'
export const size = SOCIAL_SIZE
export const contentType = 'image/png'

export default async function Image({ params }: { params: Promise<{ slug: string }> }) {
  const product = await load(anonymousApi().product.catalogue.product.query({ slug: (await params).slug }))
  const { factory } = product
  const t = await getExtracted()
  const price = formatAmount(product.priceMinor, product.currency)
  return socialCard({
    title: product.title,
    over: factory.name,
    under: formatPlace(factory.city, factory.country),
    price: product.isFromPrice ? t('from {price}', { price }) : price,
    picture: product.images[0] ?? null,
  })
}
