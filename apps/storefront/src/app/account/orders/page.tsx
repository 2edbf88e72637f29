import { load } from '@millyard/web-kit/load'
import { PackageOpen } from 'lucide'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { requireViewer } from '../../../account/require-viewer.ts'
import { ButtonLink } from '../../../components/button.tsx'
import { Icon } from '../../../components/icon.tsx'
import { EmptyState } from '../../../components/states.tsx'
import { OrderRow } from '../../../orders/order-row.tsx'
import { firstParam, type RawSearchParams } from '../../../page-props.ts'
import { api } from '../../../server-kit.ts'
import { SITE_LINKS } from '../../../site-links.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Your orders') }
}

const PER_PAGE = 20

export default async function OrdersPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()
  await requireViewer(SITE_LINKS.orders)
  const cursor = firstParam((await searchParams).cursor)
  const { items, nextCursor } = await load(api().order.orders.list.query({ limit: PER_PAGE, cursor }))
  return (
    <>
      <h1 className="mb-8 text-4xl">{t('Your orders')}</h1>
      {items.length === 0 ? (
        <EmptyState
          icon={<Icon drawing={PackageOpen} size={40} strokeWidth={1.25} />}
          title={t('No orders yet')}
          description={t('What you order appears here, with the way of every parcel.')}
          action={<ButtonLink href={SITE_LINKS.search}>{t('See all goods')}</ButtonLink>}
        />
      ) : (
        <div className="grid gap-4">
          {items.map((order) => (
            <OrderRow key={order.id} order={order} />
          ))}
        </div>
      )}
      {nextCursor ? (
        <p className="mt-8">
          <ButtonLink
            href={`${SITE_LINKS.orders}?cursor=${encodeURIComponent(nextCursor)}`}
            variant="secondary"
            rel="next"
          >
            {t('Older orders')}
          </ButtonLink>
        </p>
      ) : null}
    </>
  )
}
