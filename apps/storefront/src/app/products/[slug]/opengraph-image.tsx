import { formatAmount, formatPlace } from '@millyard/ui'
import { load } from '@millyard/web-kit/load'
import { anonymousApi } from '../../../server-kit.ts'
import { SOCIAL_SIZE, socialCard } from '../../../social/social-card.tsx'

export const dynamic = 'force-dynamic'
export const alt = 'The product, its maker and its price'
export const size = SOCIAL_SIZE
export const contentType = 'image/png'

export default async function Image({ params }: { params: Promise<{ slug: string }> }) {
  const product = await load(anonymousApi().product.catalogue.product.query({ slug: (await params).slug }))
  const { factory } = product
  return socialCard({
    title: product.title,
    over: factory.name,
    under: formatPlace(factory.city, factory.country),
    price: `${product.isFromPrice ? 'from ' : ''}${formatAmount(product.priceMinor, product.currency)}`,
    picture: product.images[0] ?? null,
  })
}
