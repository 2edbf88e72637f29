import { productIdInput } from '@millyard/contracts'
import { webEnv } from '@millyard/web-kit'
import { load, loadOptional } from '@millyard/web-kit/load'
import { Heart } from 'lucide'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getExtracted } from 'next-intl/server'
import { requireViewer } from '../../../account/require-viewer.ts'
import { ButtonLink } from '../../../components/button.tsx'
import { Icon } from '../../../components/icon.tsx'
import { Notice } from '../../../components/notice.tsx'
import { EmptyState } from '../../../components/states.tsx'
import { firstParam, type RawSearchParams } from '../../../page-props.ts'
import { api } from '../../../server-kit.ts'
import { SITE_LINKS, sharedWishlistPath } from '../../../site-links.ts'
import { Sharing } from '../../../wishlist/sharing.tsx'
import { PutBack } from '../../../wishlist/wish-controls.tsx'
import { WishRow } from '../../../wishlist/wish-row.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Your wishlist') }
}

const PER_PAGE = 24

/** What a customer wants to come back to, and what has become of it. */
export default async function WishlistPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()
  await requireViewer(SITE_LINKS.wishlist)
  const params = await searchParams
  const cursor = firstParam(params.cursor)
  const removed = productIdInput.safeParse({ productId: firstParam(params.removed) })
  const { wishlist } = api().product
  const [page, sharing] = await Promise.all([
    load(wishlist.list.query({ limit: PER_PAGE, cursor })),
    loadOptional(wishlist.sharing.query(), undefined),
  ])
  return (
    <>
      <h1 className="text-4xl">{t('Your wishlist')}</h1>
      {removed.success ? (
        <Notice
          isLive
          className="mt-6"
          title={t('Removed from your wishlist')}
          action={<PutBack {...removed.data} />}
        />
      ) : null}
      {firstParam(params.moved) ? (
        <Notice
          tone="good"
          isLive
          className="mt-6"
          title={t('Moved to your cart')}
          action={
            <Link href={SITE_LINKS.cart} className="link font-medium">
              {t('See your cart')}
            </Link>
          }
        />
      ) : null}
      {page.items.length === 0 ? (
        <div className="mt-8">
          <EmptyState
            icon={<Icon drawing={Heart} size={40} strokeWidth={1.25} />}
            title={t('Nothing on your list yet')}
            description={t(
              'Press the heart on anything you want to come back to. Here you see when its price falls and when it is back in stock.',
            )}
            action={<ButtonLink href={SITE_LINKS.search}>{t('See all goods')}</ButtonLink>}
          />
        </div>
      ) : (
        <ul className="mt-2 divide-y divide-line">
          {page.items.map((wish) => (
            <li key={wish.id}>
              <WishRow wish={wish} />
            </li>
          ))}
        </ul>
      )}
      {page.nextCursor ? (
        <p className="mt-6">
          <ButtonLink
            href={`${SITE_LINKS.wishlist}?cursor=${encodeURIComponent(page.nextCursor)}`}
            variant="secondary"
            rel="next"
          >
            {t('Added earlier')}
          </ButtonLink>
        </p>
      ) : null}
      {sharing && (sharing.token || page.items.length > 0) ? (
        <Sharing url={sharing.token ? webEnv().STOREFRONT_URL + sharedWishlistPath(sharing.token) : null} />
      ) : null}
    </>
  )
}
