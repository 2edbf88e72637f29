import type { Metadata } from 'next'
import { readCategories } from '../../catalogue/categories.ts'
import { categoryOptions } from '../../catalogue/category-tree.ts'
import { Listing } from '../../catalogue/listing.tsx'
import { ListingFilters } from '../../catalogue/listing-filters.tsx'
import { readListingQuery } from '../../catalogue/listing-query.ts'
import { SectionHeader } from '../../components/section-header.tsx'
import { load, loadOptional } from '../../load.ts'
import type { RawSearchParams } from '../../page-props.ts'
import { anonymousApi } from '../../server-kit.ts'
import { SITE_LINKS } from '../../site-links.ts'

interface Props {
  searchParams: Promise<RawSearchParams>
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { q } = readListingQuery(await searchParams)
  // Results of a search are for people, not for search engines.
  return q
    ? { title: `“${q}”`, robots: { index: false } }
    : { title: 'All goods', alternates: { canonical: '/search' } }
}

export default async function SearchPage({ searchParams }: Props) {
  const query = readListingQuery(await searchParams)
  const { catalogue } = anonymousApi().product
  const [page, categories, { factories }] = await Promise.all([
    load(catalogue.search.query(query)),
    readCategories().catch(() => []),
    loadOptional(catalogue.factories.query(), { factories: [] }),
  ])
  return (
    <div className="page py-8 md:py-12">
      <SectionHeader level={1} title={query.q ? `“${query.q}”` : 'All goods'} />
      <ListingFilters
        path={SITE_LINKS.search}
        query={query}
        categories={categoryOptions(categories)}
        factories={factories.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <Listing
        path={SITE_LINKS.search}
        query={query}
        page={page}
        emptyTitle={query.q ? `Nothing matches “${query.q}”` : 'Nothing matches these filters'}
      />
    </div>
  )
}
