import { Picture } from '@millyard/ui'
import { load } from '@millyard/web-kit/load'
import { ExternalLink } from 'lucide'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getExtracted } from 'next-intl/server'
import { cache } from 'react'
import { countryName } from '../../../address/country-name.ts'
import { readCategories } from '../../../catalogue/categories.ts'
import { Listing } from '../../../catalogue/listing.tsx'
import { isPlainListing, isWrittenByForm, listingPath, readListingQuery } from '../../../catalogue/listing-query.ts'
import { readListing } from '../../../catalogue/read-listing.ts'
import { readWebsite } from '../../../catalogue/read-website.ts'
import { Breadcrumbs } from '../../../components/breadcrumbs.tsx'
import { Icon } from '../../../components/icon.tsx'
import type { RawSearchParams } from '../../../page-props.ts'
import { anonymousApi } from '../../../server-kit.ts'
import { SITE_LINKS } from '../../../site-links.ts'

interface Props {
  params: Promise<{ slug: string }>
  searchParams: Promise<RawSearchParams>
}

/** A former address, also of a brand that was merged, leads to where it is today; not for ever, it may be given back. */
const readBrand = cache(async (slug: string) => {
  const brand = await load(anonymousApi().product.catalogue.brand.query({ slug }))
  if (brand.slug !== slug) redirect(`/brands/${brand.slug}`)
  return brand
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const t = await getExtracted()
  const { name, slug, description } = await readBrand((await params).slug)
  return {
    title: name,
    description:
      description.replaceAll(/\s+/g, ' ').slice(0, 160) || t('Goods of {name}, straight from their makers.', { name }),
    alternates: { canonical: `/brands/${slug}` },
    ...(isPlainListing(readListingQuery(await searchParams)) ? {} : { robots: { index: false } }),
  }
}

export default async function BrandPage({ params, searchParams }: Props) {
  const t = await getExtracted()
  const { slug } = await params
  const path = `/brands/${slug}`
  const asked = await searchParams
  const query = readListingQuery(asked)
  if (isWrittenByForm(asked)) redirect(listingPath(path, query))
  const [brand, data, tree] = await Promise.all([
    readBrand(slug),
    readListing(query, { brand: slug }),
    readCategories().catch(() => []),
  ])
  const website = readWebsite(brand.website)
  const facts = [
    brand.country ? t('From {country}', { country: countryName(brand.country) }) : null,
    t('{count, plural, one {# product} other {# products}}', { count: brand.productCount }),
  ]
  return (
    <>
      <div className="border-line border-b bg-ground-deep">
        <div className="page py-6 md:py-10">
          <Breadcrumbs
            items={[
              { label: t('Home'), href: '/' },
              { label: t('Brands'), href: SITE_LINKS.brands },
            ]}
            current={brand.name}
          />
          <div className="mt-6 grid gap-x-16 gap-y-6 lg:grid-cols-[2fr_3fr]">
            <div className="flex items-start gap-5">
              {brand.logo ? (
                <Picture
                  image={brand.logo}
                  sizes="96px"
                  alt=""
                  className="size-24 shrink-0 rounded-md border border-line bg-surface object-contain"
                />
              ) : null}
              <div className="min-w-0">
                <h1 className="text-2xl md:text-4xl">{brand.name}</h1>
                <p className="figures mt-3 text-ink-soft">{facts.filter(Boolean).join(' · ')}</p>
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
            </div>
            {brand.description ? (
              <p className="max-w-measure whitespace-pre-line text-lg">{brand.description}</p>
            ) : null}
          </div>
        </div>
      </div>
      <section className="page py-10 md:py-14">
        <h2 className="mb-6 text-2xl">{t('Goods of {name}', { name: brand.name })}</h2>
        <Listing
          path={path}
          query={query}
          data={data}
          tree={tree}
          hidden={['brand']}
          emptyTitle={t('Nothing on sale at the moment')}
        />
      </section>
    </>
  )
}
