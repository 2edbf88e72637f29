import { PageHeader, StatusBadgeOf } from '@millyard/ui/portal'
import { load, loadOptional } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { NoAccess } from '../../../../components/no-access.tsx'
import { Columns } from '../../../../components/panel.tsx'
import { AutoRefresh } from '../../../../data/auto-refresh.tsx'
import { OrderPart } from '../../../../orders/order-part.tsx'
import { OrderSide } from '../../../../orders/order-side.tsx'
import { api } from '../../../../server-kit.ts'
import { requireStaff } from '../../../../session/require-staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Order') }
}

export default async function OrderPage({ params }: { params: Promise<{ orderId: string }> }) {
  const t = await getExtracted()

  const { orderId } = await params
  const { may } = await requireStaff(`/orders/${orderId}`)
  if (!may('orders.read')) return <NoAccess needs="orders.read" />
  const { order: orders, shipping } = api()
  const [order, tracking] = await Promise.all([
    load(orders.adminOrders.get.query({ orderId })),
    loadOptional(shipping.adminShipments.forOrder.query({ orderId }), undefined),
  ])
  return (
    <>
      <PageHeader
        title={t('Order {number}', { number: order.number })}
        badge={<StatusBadgeOf kind="order" status={order.status} />}
        description={t('{name}, {parts, plural, one {# factory} other {# factories}}', {
          name: order.address.name,
          parts: order.parts.length,
        })}
        breadcrumb={[{ label: t('Orders'), href: '/orders' }]}
      />
      <Columns
        main={order.parts.map((part) => (
          <OrderPart
            key={part.id}
            part={part}
            currency={order.currency}
            shipments={
              tracking && (tracking.parts.find(({ vendorOrderId }) => vendorOrderId === part.id)?.shipments ?? [])
            }
            linksFactory={may('vendors.read')}
            canManage={may('orders.manage')}
          />
        ))}
        side={<OrderSide order={order} linksBuyer={may('users.read')} />}
      />
      <AutoRefresh everyMs={30_000} />
    </>
  )
}
