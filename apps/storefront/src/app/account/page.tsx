import { addressLines } from '@millyard/contracts/address-format'
import { load, loadOptional } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getExtracted } from 'next-intl/server'
import { NameForm } from '../../account/name-form.tsx'
import { requireViewer } from '../../account/require-viewer.ts'
import { countryName } from '../../address/country-name.ts'
import { ButtonLink } from '../../components/button.tsx'
import { EmptyState } from '../../components/states.tsx'
import { OrderRow } from '../../orders/order-row.tsx'
import { EmailProof } from '../../security/email-proof.tsx'
import { api } from '../../server-kit.ts'
import { SITE_LINKS } from '../../site-links.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Your account') }
}

const LATEST = 3

export default async function AccountPage() {
  const t = await getExtracted()
  const { user } = await requireViewer(SITE_LINKS.account)
  const [orders, addresses] = await Promise.all([
    load(api().order.orders.list.query({ limit: LATEST })),
    loadOptional(api().auth.addresses.list.query({ limit: 1 }), { items: [], nextCursor: null }),
  ])
  const [address] = addresses.items
  return (
    <>
      <h1 className="text-4xl">{t('Hello, {name}', { name: user.name })}</h1>
      <p className="mt-2 text-ink-soft">{user.email}</p>
      {user.emailVerified ? null : <EmailProof className="mt-6" email={user.email} />}
      <section className="mt-10" aria-labelledby="latest">
        <div className="mb-4 flex flex-wrap items-baseline justify-between gap-4">
          <h2 id="latest" className="text-2xl">
            {t('Latest orders')}
          </h2>
          {orders.items.length > 0 ? (
            <Link className="link" href={SITE_LINKS.orders}>
              {t('All orders')}
            </Link>
          ) : null}
        </div>
        {orders.items.length === 0 ? (
          <EmptyState
            title={t('No orders yet')}
            description={t('What you order appears here, with the way of every parcel.')}
            action={<ButtonLink href={SITE_LINKS.search}>{t('See all goods')}</ButtonLink>}
          />
        ) : (
          <div className="grid gap-4">
            {orders.items.map((order) => (
              <OrderRow key={order.id} order={order} headingLevel={3} />
            ))}
          </div>
        )}
      </section>
      <section className="mt-10" aria-labelledby="address">
        <div className="mb-3 flex flex-wrap items-baseline justify-between gap-4">
          <h2 id="address" className="text-2xl">
            {t('Where your parcels go')}
          </h2>
          <Link className="link" href={SITE_LINKS.addresses}>
            {address ? t('All addresses') : t('Add an address')}
          </Link>
        </div>
        {address ? (
          <address className="not-italic">
            {addressLines(address, countryName(address.country)).map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
          </address>
        ) : (
          <p className="text-ink-soft">{t('Save an address and your next order is three presses away.')}</p>
        )}
      </section>
      <section className="mt-10" aria-labelledby="name">
        <h2 id="name" className="mb-4 text-2xl">
          {t('Your name')}
        </h2>
        <NameForm name={user.name} />
      </section>
    </>
  )
}
