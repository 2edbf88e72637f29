import { formatPlace, plural } from '@millyard/ui'
import { RichText } from '@millyard/ui/rich-text'
import { ExternalLink, MapPin } from 'lucide-react'
import type { Metadata } from 'next'
import { cache } from 'react'
import { Listing } from '../../../catalogue/listing.tsx'
import { ListingFilters } from '../../../catalogue/listing-filters.tsx'
import { readListingQuery } from '../../../catalogue/listing-query.ts'
import { readWebsite } from '../../../catalogue/read-website.ts'
import { VacationNotice } from '../../../catalogue/vacation-notice.tsx'
import { Breadcrumbs } from '../../../components/breadcrumbs.tsx'
import { load } from '../../../load.ts'
import type { RawSearchParams } from '../../../page-props.ts'
import { anonymousApi } from '../../../server-kit.ts'

interface Props {
  params: Promise<{ slug: string }>
  searchParams: Promise<RawSearchParams>
}

const readFactory = cache((slug: string) => load(anonymousApi().product.catalogue.factory.query({ slug })))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const factory = await readFactory((await params).slug)
  return {
    title: factory.name,
    description: factory.tagline,
    alternates: { canonical: `/factories/${factory.slug}` },
  }
}

export default async function FactoryPage({ params, searchParams }: Props) {
  const { slug } = await params
  const query = { ...readListingQuery(await searchParams), factory: slug }
  const [factory, page] = await Promise.all([
    readFactory(slug),
    load(anonymousApi().product.catalogue.search.query(query)),
  ])
  const path = `/factories/${slug}`
  const website = readWebsite(factory.website)
  return (
    <>
      <div className="border-line border-b bg-ground-deep">
        <div className="page py-6 md:py-10">
          <Breadcrumbs
            items={[
              { label: 'Home', href: '/' },
              { label: 'Factories', href: '/factories' },
            ]}
            current={factory.name}
          />
          <div className="mt-6 grid gap-x-16 gap-y-6 lg:grid-cols-[2fr_3fr]">
            <div>
              <p className="flex items-center gap-1.5 text-ink-soft">
                <MapPin size={16} aria-hidden />
                {formatPlace(factory.city, factory.country)}
              </p>
              <h1 className="mt-2 text-4xl">{factory.name}</h1>
              <p className="mt-3 text-lg">{factory.tagline}</p>
              <p className="figures mt-4 text-ink-soft">
                {[factory.foundedYear ? `Since ${factory.foundedYear}` : null, plural(factory.productCount, 'product')]
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
                  <ExternalLink size={16} aria-hidden />
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
        <h2 className="mb-6 text-2xl">Made by {factory.name}</h2>
        <ListingFilters path={path} query={query} />
        <Listing path={path} query={query} page={page} fixed={['factory']} emptyTitle="Nothing on sale at the moment" />
      </section>
    </>
  )
}
