import { webEnv } from '@millyard/web-kit'
import { load, loadOptional } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getExtracted } from 'next-intl/server'
import { Suspense } from 'react'
import { readCategories } from '../catalogue/categories.ts'
import { Hero, heroGoods } from '../catalogue/hero.tsx'
import { HomeCollections } from '../catalogue/home-collections.tsx'
import { FactoryCard } from '../components/factory-card.tsx'
import { ProductCard } from '../components/product-card.tsx'
import { ProductGrid } from '../components/product-grid.tsx'
import { SectionHeader } from '../components/section-header.tsx'
import { EmptyState } from '../components/states.tsx'
import { RecentlyViewed } from '../seen/recently-viewed.tsx'
import { JsonLd } from '../seo/json-ld.tsx'
import { anonymousApi } from '../server-kit.ts'
import { SITE_LINKS } from '../site-links.ts'

export const metadata: Metadata = { alternates: { canonical: '/' } }

const NEW_GOODS = 8
/** Enough to find goods of several factories among them, although a factory often adds many at once. */
const LOOKED_AT = 48
const FACTORIES = 6

export default async function HomePage() {
  const t = await getExtracted()
  const { catalogue } = anonymousApi().product
  const [{ items }, categories, { factories }, { collections }] = await Promise.all([
    load(catalogue.search.query({ sort: 'newest', limit: LOOKED_AT })),
    readCategories().catch(() => []),
    loadOptional(catalogue.factories.query(), { factories: [] }),
    loadOptional(catalogue.collections.query(), { collections: [] }),
  ])
  const inHero = heroGoods(items)
  // The hero's goods are not repeated right below it, unless there are too few to fill the rows.
  const others = items.filter((product) => !inHero.some((shown) => shown.id === product.id))
  const goods = (others.length >= NEW_GOODS ? others : items).slice(0, NEW_GOODS)
  const shown = categories.filter((category) => category.productCount > 0)
  return (
    <>
      <JsonLd
        data={{
          '@type': 'WebSite',
          name: 'Millyard',
          url: webEnv().STOREFRONT_URL,
          publisher: {
            '@type': 'Organization',
            name: 'Millyard',
            url: webEnv().STOREFRONT_URL,
            logo: `${webEnv().STOREFRONT_URL}/icon.svg`,
          },
        }}
      />
      <Hero goods={inHero} />
      <section className="page section">
        <SectionHeader
          title={t('New goods')}
          action={
            <Link href={SITE_LINKS.search} className="link inline-flex min-h-11 items-center">
              {t('All goods')}
            </Link>
          }
        />
        {goods.length === 0 ? (
          <EmptyState
            title={t('Nothing on sale yet')}
            description={t('The first factories are setting up. Come back soon.')}
          />
        ) : (
          <ProductGrid>
            {goods.map((product) => (
              <ProductCard key={product.id} product={product} />
            ))}
          </ProductGrid>
        )}
      </section>
      <HomeCollections collections={collections} />
      <Suspense>
        <RecentlyViewed />
      </Suspense>
      {shown.length > 0 ? (
        <section className="border-line border-t">
          <div className="page section">
            <SectionHeader title={t('Categories')} />
            <ul className="grid grid-cols-2 border-line border-t border-l lg:grid-cols-4">
              {shown.map((category) => (
                <li key={category.id} className="border-line border-r border-b">
                  <Link
                    href={`/categories/${category.slug}`}
                    prefetch={false}
                    className="group flex h-full min-h-24 flex-col justify-center px-4 py-4 md:px-5 hover:bg-surface"
                  >
                    <span className="font-heading text-xl underline-offset-4 group-hover:underline">
                      {category.name}
                    </span>
                    <span className="figures text-ink-soft text-sm">
                      {t('{count, plural, one {# product} other {# products}}', {
                        count: category.productCount,
                      })}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        </section>
      ) : null}
      {factories.length > 0 ? (
        <section className="border-line border-t bg-ground-deep">
          <div className="page section">
            <SectionHeader
              title={t('The factories')}
              description={t('You always see who made it, where, and when it leaves their door.')}
              action={
                <Link href={SITE_LINKS.factories} className="link inline-flex min-h-11 items-center">
                  {factories.length > FACTORIES
                    ? t('All {count, number} factories', { count: factories.length })
                    : t('All factories')}
                </Link>
              }
            />
            <ul className="grid gap-4 md:grid-cols-2 lg:grid-cols-3 lg:gap-6">
              {factories.slice(0, FACTORIES).map((factory) => (
                <li key={factory.id}>
                  <FactoryCard factory={factory} />
                </li>
              ))}
            </ul>
          </div>
        </section>
      ) : null}
    </>
  )
}
