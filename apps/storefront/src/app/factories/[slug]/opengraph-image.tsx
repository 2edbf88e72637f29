import { formatPlace } from '@millyard/ui'
import { load } from '@millyard/web-kit/load'
import { anonymousApi } from '../../../server-kit.ts'
import { SOCIAL_SIZE, socialCard } from '../../../social/social-card.tsx'

export const dynamic = 'force-dynamic'
export const alt = 'The factory, and what it makes'
export const size = SOCIAL_SIZE
export const contentType = 'image/png'

export default async function Image({ params }: { params: Promise<{ slug: string }> }) {
  const factory = await load(anonymousApi().product.catalogue.factory.query({ slug: (await params).slug }))
  return socialCard({
    title: factory.name,
    over: formatPlace(factory.city, factory.country),
    under: factory.tagline,
    picture: factory.cover,
  })
}
