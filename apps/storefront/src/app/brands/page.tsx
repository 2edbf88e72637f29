import { load } from '@millyard/web-kit/load'
import { Tag } from 'lucide'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getExtracted } from 'next-intl/server'
import { byInitial } from '../../catalogue/brand-letters.ts'
import { Icon } from '../../components/icon.tsx'
import { SectionHeader } from '../../components/section-header.tsx'
import { EmptyState } from '../../components/states.tsx'
import { anonymousApi } from '../../server-kit.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return {
    title: t('Brands from A to Z'),
    description: t('The names that stand on the goods: every brand that the factories here sell under.'),
    alternates: { canonical: '/brands' },
  }
}

export default async function BrandsPage() {
  const t = await getExtracted()
  const { brands } = await load(anonymousApi().product.catalogue.brands.query())
  const groups = byInitial(brands)
  return (
    <div className="page py-8 md:py-12">
      <SectionHeader level={1} title={t('Brands from A to Z')} description={t('The names that stand on the goods.')} />
      {groups.length === 0 ? (
        <EmptyState
          icon={<Icon drawing={Tag} size={40} strokeWidth={1.25} />}
          title={t('No brand has goods here yet')}
          description={t('Most goods are sold under the name of the factory that makes them.')}
        />
      ) : (
        <>
          <nav aria-label={t('Letters')} className="mb-10">
            <ul className="flex flex-wrap gap-2">
              {groups.map(({ letter }) => (
                <li key={letter}>
                  <a
                    href={`#letter-${letter === '#' ? 'other' : letter}`}
                    className="inline-flex size-11 items-center justify-center rounded-md border border-line-strong bg-surface font-medium hover:border-ink"
                  >
                    {letter}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div className="grid gap-10">
            {groups.map(({ letter, brands: own }) => {
              const id = `letter-${letter === '#' ? 'other' : letter}`
              return (
                <section key={letter} aria-labelledby={id} className="border-line border-t pt-4">
                  <h2 id={id} className="scroll-mt-24 text-2xl">
                    {letter}
                  </h2>
                  <ul className="mt-3 grid gap-x-8 sm:grid-cols-2 lg:grid-cols-3">
                    {own.map(({ slug, name, productCount }) => (
                      <li key={slug}>
                        <Link
                          prefetch={false}
                          href={`/brands/${slug}`}
                          className="flex min-h-11 items-center justify-between gap-4 underline-offset-4 hover:underline"
                        >
                          <span className="min-w-0 font-medium">{name}</span>
                          <span className="figures shrink-0 text-ink-soft text-sm">
                            {t('{count, plural, one {# product} other {# products}}', { count: productCount })}
                          </span>
                        </Link>
                      </li>
                    ))}
                  </ul>
                </section>
              )
            })}
          </div>
        </>
      )}
    </div>
  )
}
