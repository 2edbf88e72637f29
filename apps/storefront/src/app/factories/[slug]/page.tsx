import { formatPlace, Picture } from '@millyard/ui'
import { RichText } from '@millyard/ui/rich-text'
import { webEnv } from '@millyard/web-kit'
import { load } from '@millyard/web-kit/load'
import { ExternalLink, MapPin } from 'lucide'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getExtracted } from 'next-intl/server'
import { cache } from 'react'
import { readCategories } from '../../../catalogue/categories.ts'
import { Listing } from '../../../catalogue/listing.tsx'
import { isPlainListing, isWrittenByForm, listingPath, readListingQuery } from '../../../catalogue/listing-query.ts'
import { readListing } from '../../../catalogue/read-listing.ts'
import { readWebsite } from '../../../catalogue/read-website.ts'
import { VacationNotice } from '../../../catalogue/vacation-notice.tsx'
import { Breadcrumbs } from '../../../components/breadcrumbs.tsx'
import { Icon } from '../../../components/icon.tsx'
import type { RawSearchParams } from '../../../page-props.ts'
import { JsonLd } from '../../../seo/json-ld.tsx'
import { anonymousApi } from '../../../server-kit.ts'

interface Props {
  params: Promise<{ slug: string }>
  searchParams: Promise<RawSearchParams>
}

const readFactory = cache((slug: string) => load(anonymousApi().product.catalogue.factory.query({ slug })))

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const factory = await readFactory((await params).slug)
  return {
    title: factory.name,
    description: factory.tagline,
    alternates: { canonical: `/factories/${factory.slug}` },
    ...(isPlainListing(readListingQuery(await searchParams)) ? {} : { robots: { index: false } }),
  }
}

export default async function FactoryPage({ params, searchParams }: Props) {
  const t = await getExtracted()
  const { slug } = await params
  const path = `/factories/${slug}`
  const asked = await searchParams
  const query = readListingQuery(asked)
  if (isWrittenByForm(asked)) redirect(listingPath(path, query))
  const [factory, data, tree] = await Promise.all([
    readFactory(slug),
    readListing(query, { factory: slug }),
    readCategories().catch(() => []),
  ])
  const website = readWebsite(factory.website)
  return (
    <>
      <JsonLd
        data={{
          '@type': 'Organization',
          name: factory.name,
          description: factory.tagline,
          url: webEnv().STOREFRONT_URL + path,
          address: { '@type': 'PostalAddress', addressLocality: factory.city, addressCountry: factory.country },
          ...(factory.logo ? { logo: `${factory.logo.basePath}-${Math.max(...factory.logo.widths)}.webp` } : {}),
          ...(factory.foundedYear ? { foundingDate: String(factory.foundedYear) } : {}),
          ...(website ? { sameAs: website.href } : {}),
        }}
      />
      <div className="border-line border-b bg-ground-deep">
        {factory.cover ? (
          <Picture
            image={factory.cover}
            sizes="100vw"
            ratio={8 / 3}
            alt=""
            isPriority
            className="h-40 w-full object-cover md:h-64"
          />
        ) : null}
        <div className="page py-6 md:py-10">
          <Breadcrumbs
            items={[
              { label: t('Home'), href: '/' },
              { label: t('Factories'), href: '/factories' },
            ]}
            current={factory.name}
          />
          <div className="mt-6 grid gap-x-16 gap-y-6 lg:grid-cols-[2fr_3fr]">
            <div>
              <p className="flex items-center gap-1.5 text-ink-soft">
                <Icon drawing={MapPin} size={16} />
                {formatPlace(factory.city, factory.country)}
              </p>
              <div className="mt-2 flex items-center gap-5">
                {factory.logo ? (
                  <Picture
                    image={factory.logo}
                    sizes="80px"
                    ratio={1}
                    alt=""
                    className="size-20 shrink-0 rounded-md border border-line bg-surface object-cover"
                  />
                ) : null}
                <h1 className="min-w-0 text-2xl md:text-4xl">{factory.name}</h1>
              </div>
              <p className="mt-3 text-lg">{factory.tagline}</p>
              <p className="figures mt-4 text-ink-soft">
                {[
                  factory.foundedYear ? t('Since {year}', { year: String(factory.foundedYear) }) : null,
                  t('{count, plural, one {# product} other {# products}}', { count: factory.productCount }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              {website ? (
                <a
                  href={website.href}
                  rel="nofollow noopener"
                  className="link mt-2 inline-flex min-h-11 items-center gap-1.5"
                >
                  {website.hostname}
                  <Icon drawing={ExternalLink} size={16} />
                </a>
              ) : null}
            </div>
            <RichText html={factory.story} className="rich-text text-lg" />
          </div>
          {factory.vacation ? (
            <div className="mt-6">
              <VacationNotice factoryName={factory.name} vacation={factory.vacation} />
            </div>
          ) : null}
        </div>
      </div>
      <section className="page py-10 md:py-14">
        <h2 className="mb-6 text-2xl">{t('Made by {name}', { name: factory.name })}</h2>
        <Listing
          path={path}
          query={query}
          data={data}
          tree={tree}
          hidden={['factory']}
          emptyTitle={t('Nothing on sale at the moment')}
        />
      </section>
    </>
  )
}
