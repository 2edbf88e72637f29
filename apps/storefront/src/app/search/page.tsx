import type { CategoryNode } from '@millyard/contracts'
import { loadOptional } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { getExtracted } from 'next-intl/server'
import { readCategories } from '../../catalogue/categories.ts'
import { Listing } from '../../catalogue/listing.tsx'
import {
  isPlainListing,
  isWrittenByForm,
  type ListingQuery,
  listingPath,
  readListingQuery,
} from '../../catalogue/listing-query.ts'
import { type ListingData, readListing } from '../../catalogue/read-listing.ts'
import { SearchNote } from '../../catalogue/search-note.tsx'
import { isSomeOf } from '../../catalogue/search-words.ts'
import { SectionHeader } from '../../components/section-header.tsx'
import type { RawSearchParams } from '../../page-props.ts'
import { anonymousApi } from '../../server-kit.ts'
import { SITE_LINKS } from '../../site-links.ts'

interface Props {
  searchParams: Promise<RawSearchParams>
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getExtracted()
  const query = readListingQuery(await searchParams)
  return {
    title: query.q ? t('“{q}”', { q: query.q }) : t('All goods'),
    alternates: { canonical: SITE_LINKS.search },
    // Results of a search, and of filters, are for people, not for search engines.
    ...(isPlainListing(query) ? {} : { robots: { index: false } }),
  }
}

export default async function SearchPage({ searchParams }: Props) {
  const params = await searchParams
  const query = readListingQuery(params)
  if (isWrittenByForm(params)) redirect(listingPath(SITE_LINKS.search, query))
  const [found, tree, meant] = await Promise.all([
    readListing(query, {}),
    readCategories().catch(() => []),
    query.q && !query.isExact && !query.askedFor && !query.cursor
      ? loadOptional(anonymousApi().product.catalogue.correct.query({ q: query.q }), NOTHING_ELSE)
      : NOTHING_ELSE,
  ])
  const other = found.foundBy === 'alike' ? await readOther(query, [meant.q, meant.some]) : undefined
  return <SearchResults {...(other ?? { query, data: found })} tree={tree} suggestion={other ? null : meant.q} />
}

const NOTHING_ELSE = { q: null, some: null }

/** For words that find nothing: the first of these others that finds something. Words that find something are never replaced. */
async function readOther(query: ListingQuery, others: (string | null)[]) {
  for (const q of others) {
    if (!q) continue
    const other = { ...query, q, askedFor: query.q, pages: 1 }
    const data = await readListing(other, {})
    if (data.foundBy === 'words') return { query: other, data }
  }
  return undefined
}

interface ResultsProps {
  query: ListingQuery
  data: ListingData
  tree: readonly CategoryNode[]
  suggestion: string | null
}

function SearchResults({ query, data, tree, suggestion }: ResultsProps) {
  const t = useExtracted()
  const title = isSomeOf(query) ? query.askedFor : query.q
  return (
    <div className="page py-8 md:py-12">
      <SectionHeader level={1} title={title ? t('“{q}”', { q: title }) : t('All goods')} />
      <SearchNote query={query} isAlike={data.foundBy === 'alike' && data.items.length > 0} suggestion={suggestion} />
      <Listing
        path={SITE_LINKS.search}
        query={query}
        data={data}
        tree={tree}
        emptyTitle={query.q ? t('Nothing matches “{q}”', { q: query.q }) : t('Nothing on sale at the moment')}
      />
    </div>
  )
}
