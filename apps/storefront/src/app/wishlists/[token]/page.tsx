import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { cache } from 'react'
import { ButtonLink } from '../../../components/button.tsx'
import { ProductCard } from '../../../components/product-card.tsx'
import { ProductGrid } from '../../../components/product-grid.tsx'
import { SectionHeader } from '../../../components/section-header.tsx'
import { EmptyState } from '../../../components/states.tsx'
import { firstParam, type RawSearchParams } from '../../../page-props.ts'
import { anonymousApi } from '../../../server-kit.ts'
import { SITE_LINKS, sharedWishlistPath } from '../../../site-links.ts'

interface Props {
  params: Promise<{ token: string }>
  searchParams: Promise<RawSearchParams>
}

const readList = cache((token: string, cursor: string | undefined) =>
  load(anonymousApi().product.wishlist.shared.query({ token, cursor })),
)

/** Whoever holds the link may read it; search engines may not, and no other site is told where its reader came from. */
export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const t = await getExtracted()
  const { ownerName } = await readList((await params).token, firstParam((await searchParams).cursor))
  return {
    title: t('The wishlist of {name}', { name: ownerName }),
    robots: { index: false, follow: false },
    referrer: 'same-origin',
  }
}

export default async function SharedWishlistPage({ params, searchParams }: Props) {
  const t = await getExtracted()
  const { token } = await params
  const { items, nextCursor, ownerName } = await readList(token, firstParam((await searchParams).cursor))
  return (
    <div className="page py-8 md:py-12">
      <SectionHeader
        level={1}
        title={t('The wishlist of {name}', { name: ownerName })}
        description={t('Goods straight from the people who make them.')}
      />
      {items.length === 0 ? (
        <EmptyState
          title={t('Nothing on this list at the moment')}
          description={t('What was on it has left the shop, or nothing has been added yet.')}
          action={
            <ButtonLink href={SITE_LINKS.search} variant="secondary">
              {t('See all goods')}
            </ButtonLink>
          }
        />
      ) : (
        <ProductGrid>
          {items.map((product) => (
            <ProductCard key={product.id} product={product} headingLevel={2} />
          ))}
        </ProductGrid>
      )}
      {nextCursor ? (
        <p className="mt-14 text-center">
          <ButtonLink
            href={`${sharedWishlistPath(token)}?cursor=${encodeURIComponent(nextCursor)}`}
            variant="secondary"
            rel="next"
          >
            {t('Next page')}
          </ButtonLink>
        </p>
      ) : null}
    </div>
  )
}
