import { load } from '@millyard/web-kit/load'
import { Factory } from 'lucide'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { FactoryCard } from '../../components/factory-card.tsx'
import { Icon } from '../../components/icon.tsx'
import { SectionHeader } from '../../components/section-header.tsx'
import { EmptyState } from '../../components/states.tsx'
import { anonymousApi } from '../../server-kit.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return {
    title: t('The factories'),
    description: t('The factories and workshops behind the goods: who they are, where they are, what they make.'),
    alternates: { canonical: '/factories' },
  }
}

export default async function FactoriesPage() {
  const t = await getExtracted()
  const { factories } = await load(anonymousApi().product.catalogue.factories.query())
  return (
    <div className="page py-8 md:py-12">
      <SectionHeader
        level={1}
        title={t('The factories')}
        description={t('Everything here comes straight from the people who make it.')}
      />
      {factories.length === 0 ? (
        <EmptyState
          icon={<Icon drawing={Factory} size={40} strokeWidth={1.25} />}
          title={t('No factory sells here yet')}
          description={t('The first ones are on their way. Come back soon.')}
        />
      ) : (
        <ul className="grid gap-4 md:grid-cols-2 lg:grid-cols-3 lg:gap-6">
          {factories.map((factory) => (
            <li key={factory.id}>
              <FactoryCard factory={factory} headingLevel={2} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
