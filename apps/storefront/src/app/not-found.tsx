import { Compass } from 'lucide'
import type { Metadata } from 'next'
import { useExtracted } from 'next-intl'
import { getExtracted } from 'next-intl/server'
import { ButtonLink } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { EmptyState } from '../components/states.tsx'
import { SITE_LINKS } from '../site-links.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Not found') }
}

export default function NotFound() {
  const t = useExtracted()
  return (
    <div className="page py-12">
      <h1 className="sr-only">{t('Not found')}</h1>
      <EmptyState
        icon={<Icon drawing={Compass} size={40} strokeWidth={1.25} />}
        title={t('There is nothing at this address')}
        description={t('It may have been taken off sale, or the address has a typing error.')}
        action={<ButtonLink href={SITE_LINKS.search}>{t('See all goods')}</ButtonLink>}
      />
    </div>
  )
}
