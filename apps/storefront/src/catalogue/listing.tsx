import type { CategoryNode } from '@millyard/contracts'
import { SearchX, X } from 'lucide'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import { ButtonLink, buttonClass } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { ProductCard } from '../components/product-card.tsx'
import { ProductGrid } from '../components/product-grid.tsx'
import { ShowMore } from '../components/show-more.tsx'
import { EmptyState } from '../components/states.tsx'
import { SITE_LINKS } from '../site-links.ts'
import { useChosenChips, useWithoutText } from './facet-words.ts'
import { FILTERS } from './filter-address.ts'
import { SortSelect } from './filter-form.tsx'
import { FiltersButton, ListingFilters } from './listing-filters.tsx'
import { hasRoom, isNarrowed, type ListingQuery, listingPath, withFilters, withoutFacet } from './listing-query.ts'
import type { ListingData } from './read-listing.ts'
import { useProductsText } from './use-products-text.ts'

export interface ListingProps {
  path: string
  query: ListingQuery
  data: ListingData
  tree: readonly CategoryNode[]
  emptyTitle: string
  /** The category that the page is about. */
  category?: string
  /** Facets that the page itself answers. */
  hidden?: readonly string[]
  /** How the order is called that the list has by itself; newest first without one. */
  ownOrder?: string
}

const FIRST_SCREEN = 4

/** Goods with what narrows them, how many there are, their order, and the way to more of them. */
export function Listing({ path, query, data, tree, emptyTitle, category, hidden, ownOrder }: ListingProps) {
  const t = useExtracted()
  const productsText = useProductsText()
  const chosenChips = useChosenChips()
  const { items, nextCursor, facets } = data
  const address = (changes: Partial<ListingQuery>) => listingPath(path, { ...query, ...changes })
  const chips = facets ? chosenChips(facets, query.filters, tree) : []
  const newestFirst = { value: 'newest', label: t('Newest first') } as const
  const sorts: readonly { value: ListingQuery['sort']; label: string }[] = [
    { value: 'relevance', label: query.q ? t('Best match') : (ownOrder ?? newestFirst.label) },
    // Without words, and in no order of its own, a list is newest first anyway.
    ...(query.q || ownOrder ? [newestFirst] : []),
    { value: 'price_asc', label: t('Price, low to high') },
    { value: 'price_desc', label: t('Price, high to low') },
    { value: 'rating', label: t('Best rated') },
  ]
  return (
    <div className={facets ? 'lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] lg:gap-10' : undefined}>
      {facets ? (
        <aside aria-label={t('Filters')}>
          <ListingFilters {...{ path, query, facets, tree, category, hidden }} />
        </aside>
      ) : null}
      <div className="min-w-0">
        <div className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-3">
          {facets ? (
            <p role="status" className="figures mr-auto text-ink-soft">
              {productsText(facets.total)}
            </p>
          ) : null}
          {facets ? <FiltersButton chosen={chips.length} /> : null}
          {facets ? (
            <div className="flex items-center gap-2">
              <label htmlFor="sort" className="text-ink-soft text-sm max-sm:sr-only">
                {t('Sort by')}
              </label>
              <SortSelect sort={query.sort} sorts={sorts} />
            </div>
          ) : null}
          <noscript>
            <button type="submit" form={`${FILTERS}-form`} className={buttonClass('secondary', 'sm')}>
              {t('Sort')}
            </button>
          </noscript>
        </div>
        {chips.length > 0 ? (
          <ul aria-label={t('Chosen filters')} className="mb-6 flex flex-wrap items-center gap-2">
            {chips.map(({ key, value, label }) => (
              <li key={`${key}:${value}`}>
                <Link
                  prefetch={false}
                  scroll={false}
                  href={listingPath(path, withFilters(query, withoutFacet(query.filters, key, value)))}
                  className="inline-flex min-h-10 items-center gap-1.5 rounded-full border border-line-strong bg-surface px-3.5 text-sm hover:border-ink"
                >
                  {t.rich('<hidden>Remove the filter </hidden>{label}', {
                    label,
                    hidden: (chunks) => <span className="sr-only">{chunks}</span>,
                  })}
                  <Icon drawing={X} size={15} />
                </Link>
              </li>
            ))}
            <li>
              <Link
                prefetch={false}
                scroll={false}
                href={listingPath(path, withFilters(query, {}))}
                className="link inline-flex min-h-10 items-center px-2 text-sm"
              >
                {t('Clear all')}
              </Link>
            </li>
          </ul>
        ) : null}
        {items.length === 0 ? (
          <NoGoods {...{ path, query, data, title: emptyTitle }} />
        ) : (
          <ProductGrid columns={facets ? 3 : 4}>
            {items.map((product, index) => (
              <ProductCard key={product.id} product={product} headingLevel={2} isPriority={index < FIRST_SCREEN} />
            ))}
          </ProductGrid>
        )}
        {nextCursor || query.cursor ? (
          <nav aria-label={t('Pages')} className="mt-14 flex flex-wrap justify-center gap-3">
            {query.cursor ? (
              <ButtonLink href={address({ cursor: undefined, pages: 1 })} variant="quiet">
                {t('Back to the first page')}
              </ButtonLink>
            ) : null}
            {nextCursor ? (
              <ShowMore
                label={t('Show more')}
                nextHref={address({ cursor: nextCursor, pages: 1 })}
                longerHref={hasRoom(query) ? address({ pages: query.pages + 1 }) : undefined}
              />
            ) : null}
          </nav>
        ) : null}
      </div>
    </div>
  )
}

/** Says which filter to drop, and how many goods that brings. */
function NoGoods({ path, query, data, title }: Pick<ListingProps, 'path' | 'query' | 'data'> & { title: string }) {
  const t = useExtracted()
  const productsText = useProductsText()
  const withoutText = useWithoutText()
  const ways = (data.facets?.facets ?? []).flatMap(({ key, name, countWithout, isAtLeast }) =>
    countWithout ? [{ key, name, total: { count: countWithout, isAtLeast } }] : [],
  )
  return (
    <EmptyState
      icon={<Icon drawing={SearchX} size={40} strokeWidth={1.25} />}
      title={isNarrowed(query) ? t('Nothing has all of this') : title}
      description={
        ways.length > 0
          ? t('Leave one of your filters out:')
          : isNarrowed(query)
            ? t('Take filters away, or begin anew.')
            : t('Check the spelling, or use fewer words.')
      }
      action={
        <>
          {ways.map(({ key, name, total }) => (
            <ButtonLink
              key={key}
              scroll={false}
              href={listingPath(path, withFilters(query, withoutFacet(query.filters, key)))}
              variant="secondary"
            >
              {withoutText({ key, name }, productsText(total))}
            </ButtonLink>
          ))}
          {isNarrowed(query) ? (
            <ButtonLink href={listingPath(path, withFilters(query, {}))} variant="quiet">
              {t('Clear all filters')}
            </ButtonLink>
          ) : (
            <ButtonLink href={SITE_LINKS.search} variant="secondary">
              {t('See all goods')}
            </ButtonLink>
          )}
        </>
      }
    />
  )
}
