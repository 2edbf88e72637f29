import { Alert } from '@mantine/core'
import { countryOptions, DateText, isToSend } from '@millyard/ui'
import { PageHeader, StatusBadgeOf } from '@millyard/ui/portal'
import { load, loadOptional } from '@millyard/web-kit/load'
import { IconInfoCircle } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { AutoRefresh } from '../../../../data/auto-refresh.tsx'
import { OrderAddress } from '../../../../orders/order-address.tsx'
import classes from '../../../../orders/order-detail.module.css'
import { OrderHistory } from '../../../../orders/order-history.tsx'
import { OrderLines } from '../../../../orders/order-lines.tsx'
import { OrderMoney } from '../../../../orders/order-money.tsx'
import { OrderRefunds } from '../../../../orders/order-refunds.tsx'
import { Parcels } from '../../../../orders/parcels.tsx'
import { ShipForm } from '../../../../orders/ship-form.tsx'
import { api } from '../../../../server-kit.ts'
import { requireFactory } from '../../../../session/require-factory.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Order') }
}

export default async function OrderPage({ params }: { params: Promise<{ vendorOrderId: string }> }) {
  const t = await getExtracted()

  const { vendorOrderId } = await params
  const { may } = await requireFactory(`/orders/${vendorOrderId}`, 'orders.read')
  const [order, parcels] = await Promise.all([
    load(api().order.vendorOrders.get.query({ vendorOrderId })),
    loadOptional(api().shipping.shipments.forVendorOrder.query({ vendorOrderId }), null),
  ])
  const canShip = may('orders.fulfil') && isToSend(order.status)
  const remaining = parcels?.remaining.filter(({ quantity }) => quantity > 0) ?? []
  return (
    <>
      <PageHeader
        title={t('Order {number}', { number: order.number })}
        badge={<StatusBadgeOf kind="vendorOrder" status={order.status} />}
        description={t.rich('Placed <date></date>', {
          date: () => <DateText value={order.placedAt} style="dateTime" />,
        })}
        breadcrumb={[{ label: t('Orders'), href: '/orders' }]}
      />
      {order.late ? (
        <Alert color="red" mb="lg" icon={<IconInfoCircle size={18} />} title={t('This order is late')}>
          {t.rich(
            'It should have left on <shipBy></shipBy>. What is not sent by <cancelAt></cancelAt> is cancelled by itself, and the buyer gets the money back.',
            {
              shipBy: () => <DateText value={order.shipBy} />,
              cancelAt: () => <DateText value={order.late?.cancelAt ?? order.shipBy} />,
            },
          )}
        </Alert>
      ) : null}
      <div className={classes.columns}>
        <div className={classes.column}>
          {canShip && remaining.length > 0 ? (
            <ShipForm
              key={remaining.map(({ orderItemId, quantity }) => `${orderItemId}${quantity}`).join()}
              vendorOrderId={order.id}
              remaining={remaining}
            />
          ) : null}
          {parcels ? (
            <Parcels shipments={parcels.shipments} canFulfil={may('orders.fulfil')} />
          ) : (
            <Alert color="yellow" icon={<IconInfoCircle size={18} />} title={t('Parcels are not known yet')}>
              {t(
                'The order has just been paid, or our delivery service does not answer. This page looks again by itself.',
              )}
            </Alert>
          )}
          <OrderLines order={order} />
          <OrderRefunds
            order={order}
            shipments={parcels?.shipments}
            canCancel={may('orders.fulfil')}
            canRefund={may('orders.refund')}
          />
        </div>
        <div className={classes.column}>
          <OrderAddress
            address={order.address}
            countries={countryOptions()}
            deliveryName={order.deliveryName}
            shipBy={order.shipBy}
            deliverBy={order.deliverBy}
          />
          <OrderMoney order={order} />
          <OrderHistory history={order.history} />
        </div>
      </div>
      <AutoRefresh />
    </>
  )
}
