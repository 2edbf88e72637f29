import { useExtracted } from 'next-intl'
import { SOCIAL_SIZE, socialCard } from '../social/social-card.tsx'

export const dynamic = 'force-dynamic'
export const alt = 'Millyard: goods from the people who make them'
export const size = SOCIAL_SIZE
export const contentType = 'image/png'

export default function Image() {
  const t = useExtracted()

  return socialCard({
    title: t('Goods from the people who make them'),
    under: 'Straight from factories and workshops. One cart, one payment.',
  })
}
