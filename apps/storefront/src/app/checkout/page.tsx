import { load, loadOptional } from '@millyard/web-kit/load'
import { ShoppingBasket } from 'lucide'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getExtracted } from 'next-intl/server'
import { requireViewer } from '../../account/require-viewer.ts'
import { COUNTRY_OPTIONS } from '../../address/countries.ts'
import { CheckoutForm } from '../../checkout/checkout-form.tsx'
import { stripeSetup } from '../../checkout/stripe-setup.ts'
import { ButtonLink } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { Notice } from '../../components/notice.tsx'
import { EmptyState } from '../../components/states.tsx'
import { api } from '../../server-kit.ts'
import { SITE_LINKS } from '../../site-links.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Checkout') }
}

const ADDRESSES = 20

export default async function CheckoutPage() {
  const t = await getExtracted()
  const { user } = await requireViewer(SITE_LINKS.checkout)
  const [cart, addresses] = await Promise.all([
    load(api().order.cart.get.query()),
    // Without the address book one can still type an address.
    loadOptional(api().auth.addresses.list.query({ limit: ADDRESSES }), { items: [], nextCursor: null }),
  ])
  if (cart.hasProblems) redirect(SITE_LINKS.cart)
  return (
    <>
      <h1 className="mb-8 text-4xl">{t('Checkout')}</h1>
      <noscript>
        <Notice tone="warn" className="mb-8" title={t('Paying needs JavaScript')}>
          {t(
            'The card form of our payment partner runs in your browser, and so do the delivery prices. Turn JavaScript on for this page and load it again: your cart stays as it is.',
          )}
        </Notice>
      </noscript>
      {cart.groups.length === 0 ? (
        <EmptyState
          icon={<Icon drawing={ShoppingBasket} size={40} strokeWidth={1.25} />}
          title={t('Your cart is empty')}
          description={t(
            'If you have just placed an order, it waits among your orders. Else put something into the cart first.',
          )}
          action={
            <>
              <ButtonLink href={SITE_LINKS.search}>{t('See all goods')}</ButtonLink>
              <ButtonLink href={SITE_LINKS.orders} variant="secondary">
                {t('Your orders')}
              </ButtonLink>
            </>
          }
        />
      ) : (
        <CheckoutForm
          addresses={addresses.items}
          countries={COUNTRY_OPTIONS}
          defaultName={user.name}
          stripe={stripeSetup()}
        />
      )}
    </>
  )
}
