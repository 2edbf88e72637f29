import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getExtracted } from 'next-intl/server'
import { cache } from 'react'
import { readCategories } from '../../../catalogue/categories.ts'
import { Listing } from '../../../catalogue/listing.tsx'
import { isPlainListing, isWrittenByForm, listingPath, readListingQuery } from '../../../catalogue/listing-query.ts'
import { readListing } from '../../../catalogue/read-listing.ts'
import { Breadcrumbs } from '../../../components/breadcrumbs.tsx'
import { SectionHeader } from '../../../components/section-header.tsx'
import type { RawSearchParams } from '../../../page-props.ts'
import { anonymousApi } from '../../../server-kit.ts'
import { SITE_LINKS } from '../../../site-links.ts'

interface Props {
  params: Promise<{ slug: string }>
  searchParams: Promise<RawSearchParams>
}

/** Asked for by the page and by its metadata: once for a request. */
const readCollection = cache((slug: string) => load(anonymousApi().product.catalogue.collection.query({ slug })))

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const t = await getExtracted()
  const { slug, title, text } = await readCollection((await params).slug)
  return {
    title,
    description: text || t('{title}: goods straight from the factories that make them.', { title }),
    alternates: { canonical: `/collections/${slug}` },
    ...(isPlainListing(readListingQuery(await searchParams)) ? {} : { robots: { index: false } }),
  }
}

export default async function CollectionPage({ params, searchParams }: Props) {
  const t = await getExtracted()
  const { slug } = await params
  const path = `/collections/${slug}`
  const asked = await searchParams
  const query = readListingQuery(asked)
  if (isWrittenByForm(asked)) redirect(listingPath(path, query))
  const [{ title, text }, data, tree] = await Promise.all([
    readCollection(slug),
    readListing(query, { collection: slug }),
    readCategories().catch(() => []),
  ])
  return (
    <div className="page py-6 md:py-10">
      <Breadcrumbs items={[{ label: t('All goods'), href: SITE_LINKS.search }]} current={title} />
      <div className="mt-4">
        <SectionHeader level={1} title={title} description={text || undefined} />
      </div>
      <Listing
        path={path}
        query={query}
        data={data}
        tree={tree}
        ownOrder={t('As we put it together')}
        emptyTitle={t('Nothing on sale at the moment')}
      />
    </div>
  )
}
