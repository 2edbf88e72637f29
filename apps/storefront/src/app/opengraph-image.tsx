import { getExtracted } from 'next-intl/server'
import { SOCIAL_SIZE, socialCard } from '../social/social-card.tsx'

export const dynamic = 'force-dynamic'
// Next.js reads it before anything runs: the one text of a card that is not translated.
export const alt = 'Millyard: goods from the people who make them'
export const size = SOCIAL_SIZE
export const contentType = 'image/png'

export default async function Image() {
  const t = await getExtracted()
  return socialCard({
    title: t('Goods from the people who make them'),
    under: t('Straight from factories and workshops. One cart, one payment.'),
  })
}
