import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { getExtracted } from 'next-intl/server'
import { readCategories } from '../../../catalogue/categories.ts'
import { categoryPath } from '../../../catalogue/category-tree.ts'
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

async function findCategory(slug: string) {
  const path = categoryPath(await load(readCategories()), slug)
  const category = path.at(-1)
  if (!category) return leadToItsAddress(slug)
  return { category, parents: path.slice(0, -1) }
}

/**
 * A former address of a category leads to where it is today. Not for ever: a category may take an address back, and browsers
 * that have kept both ways would go round in circles.
 */
async function leadToItsAddress(slug: string): Promise<never> {
  const { slug: current } = await load(anonymousApi().product.catalogue.categoryAddress.query({ slug }))
  // So new that the tree of this process does not know it yet: in half a minute it does.
  if (current === slug) notFound()
  redirect(`/categories/${current}`)
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const t = await getExtracted()
  const { category } = await findCategory((await params).slug)
  const query = readListingQuery(await searchParams)
  return {
    title: category.name,
    description: t('{name} straight from the factories and workshops that make them.', { name: category.name }),
    alternates: { canonical: `/categories/${category.slug}` },
    ...(isPlainListing(query) ? {} : { robots: { index: false } }),
  }
}

export default async function CategoryPage({ params, searchParams }: Props) {
  const t = await getExtracted()
  const { slug } = await params
  const path = `/categories/${slug}`
  const { category, parents } = await findCategory(slug)
  const asked = await searchParams
  const query = readListingQuery(asked)
  if (isWrittenByForm(asked)) redirect(listingPath(path, query))
  const [data, tree] = await Promise.all([readListing(query, { category: slug }), readCategories()])
  const children = category.children.filter((child) => child.productCount > 0)
  return (
    <div className="page py-6 md:py-10">
      <Breadcrumbs
        items={[
          { label: t('All goods'), href: SITE_LINKS.search },
          ...parents.map((parent) => ({ label: parent.name, href: `/categories/${parent.slug}` })),
        ]}
        current={category.name}
      />
      <div className="mt-4">
        <SectionHeader level={1} title={category.name} />
      </div>
      {children.length > 0 ? (
        <nav aria-label={t('In {name}', { name: category.name })} className="mb-8">
          <ul className="flex flex-wrap gap-2">
            {children.map((child) => (
              <li key={child.id}>
                <Link
                  href={`/categories/${child.slug}`}
                  prefetch={false}
                  className="inline-flex min-h-11 items-center gap-2 rounded-md border border-line-strong bg-surface px-4 hover:border-ink"
                >
                  {child.name}
                  <span className="figures text-ink-soft text-sm">{child.productCount}</span>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <Listing
        path={path}
        query={query}
        data={data}
        tree={tree}
        category={slug}
        emptyTitle={t('Nothing here at the moment')}
      />
    </div>
  )
}
