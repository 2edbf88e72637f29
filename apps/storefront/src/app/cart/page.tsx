import { load, loadOptional } from '@millyard/web-kit/load'
import { ShoppingBasket } from 'lucide'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { CartView } from '../../cart/cart-view.tsx'
import { mayHaveCart } from '../../cart/guest-cart.ts'
import { ButtonLink } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { Notice } from '../../components/notice.tsx'
import { EmptyState } from '../../components/states.tsx'
import { UnpaidOrders } from '../../orders/unpaid-orders.tsx'
import { firstParam, type RawSearchParams } from '../../page-props.ts'
import { api, viewer } from '../../server-kit.ts'
import { SITE_LINKS } from '../../site-links.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Your cart'), robots: { index: false } }
}

/** What waits for its payment is given up after a while, so it is among the newest. */
const newestOrders = () => loadOptional(api().order.orders.list.query({ limit: 5 }), { items: [], nextCursor: null })

export default async function CartPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()
  const [params, [person, { items: orders }], cart] = await Promise.all([
    searchParams,
    viewer().then(async (person) => [person, person ? await newestOrders() : { items: [] }] as const),
    mayHaveCart().then((may) => (may ? load(api().order.cart.get.query()) : null)),
  ])
  const isEmpty = !cart || (cart.groups.length === 0 && cart.orphans.length === 0)
  return (
    <div className="page py-8 md:py-12">
      <h1 className="mb-8 text-4xl">{t('Your cart')}</h1>
      {firstParam(params.reduced) ? (
        <Notice tone="warn" className="mb-6">
          {t(
            'We put the goods you collected before signing in into your cart. Of some there is less in stock than you wanted, so we lowered those quantities.',
          )}
        </Notice>
      ) : null}
      <UnpaidOrders orders={orders} />
      {isEmpty ? (
        <EmptyState
          icon={<Icon drawing={ShoppingBasket} size={40} strokeWidth={1.25} />}
          title={t('Nothing in it yet')}
          description={t('Goods of several factories fit into one cart. You pay once.')}
          action={<ButtonLink href={SITE_LINKS.search}>{t('See all goods')}</ButtonLink>}
        />
      ) : (
        <CartView cart={cart} isSignedIn={person !== null} />
      )}
    </div>
  )
}
