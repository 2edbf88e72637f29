import type { ProductCard as Product } from '@millyard/contracts'
import { SearchX } from 'lucide-react'
import { ButtonLink } from '../components/button.tsx'
import { ProductCard } from '../components/product-card.tsx'
import { ProductGrid } from '../components/product-grid.tsx'
import { EmptyState } from '../components/states.tsx'
import { SITE_LINKS } from '../site-links.ts'
import { type ListingQuery, listingPath } from './listing-query.ts'

export interface ListingProps {
  path: string
  query: ListingQuery
  page: { items: Product[]; nextCursor: string | null }
  /** What the path already says and the address does not repeat. */
  fixed?: readonly (keyof ListingQuery)[]
  emptyTitle: string
}

const FIRST_SCREEN = 4

/** A page of goods with links to the pages around it. */
export function Listing({ path, query, page, fixed, emptyTitle }: ListingProps) {
  const address = (cursor: string | undefined) => listingPath(path, { ...query, cursor }, fixed)
  if (page.items.length === 0) {
    return (
      <EmptyState
        icon={<SearchX size={40} strokeWidth={1.25} />}
        title={emptyTitle}
        description="Check the spelling, use fewer words, or take away a filter."
        action={
          <ButtonLink href={SITE_LINKS.search} variant="secondary">
            See all goods
          </ButtonLink>
        }
      />
    )
  }
  return (
    <>
      <ProductGrid>
        {page.items.map((product, index) => (
          <ProductCard key={product.id} product={product} headingLevel={2} isPriority={index < FIRST_SCREEN} />
        ))}
      </ProductGrid>
      {page.nextCursor || query.cursor ? (
        <nav aria-label="Pages" className="mt-14 flex flex-wrap justify-center gap-3">
          {query.cursor ? (
            <ButtonLink href={address(undefined)} variant="quiet">
              Back to the first page
            </ButtonLink>
          ) : null}
          {page.nextCursor ? (
            <ButtonLink href={address(page.nextCursor)} variant="secondary" rel="next">
              Next page
            </ButtonLink>
          ) : null}
        </nav>
      ) : null}
    </>
  )
}
