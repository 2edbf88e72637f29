import { addressLines } from '@millyard/contracts/address-format'
import { DateText, formatAmount, formatDate, isToSend, refundableLines } from '@millyard/ui'
import { load, loadOptional } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { AutoRefresh } from '../../../../account/auto-refresh.tsx'
import { requireViewer } from '../../../../account/require-viewer.ts'
import { countryName } from '../../../../address/country-name.ts'
import { Breadcrumbs } from '../../../../components/breadcrumbs.tsx'
import { ButtonLink } from '../../../../components/button.tsx'
import { CartLine, Totals } from '../../../../components/cart-group.tsx'
import { Notice } from '../../../../components/notice.tsx'
import { StatusTagOf } from '../../../../components/status-tag.tsx'
import { OrderPart } from '../../../../orders/order-part.tsx'
import { Refunds } from '../../../../orders/refunds.tsx'
import { firstParam, type RawSearchParams } from '../../../../page-props.ts'
import { readOwnReviews } from '../../../../reviews/read-own-reviews.ts'
import { ReviewLink } from '../../../../reviews/review-link.tsx'
import { api } from '../../../../server-kit.ts'
import { cancelPath, orderPath, payPath, SITE_LINKS } from '../../../../site-links.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Your order') }
}

const AT_REST = ['completed', 'cancelled']

interface Props {
  params: Promise<{ orderId: string }>
  searchParams: Promise<RawSearchParams>
}

export default async function OrderPage({ params, searchParams }: Props) {
  const t = await getExtracted()
  const { orderId } = await params
  const hasCancelled = firstParam((await searchParams).cancelled) !== undefined
  await requireViewer(orderPath(orderId))
  const [order, tracking] = await Promise.all([
    load(api().order.orders.get.query({ orderId })),
    loadOptional(api().shipping.tracking.forOrder.query({ orderId }), null),
  ])
  const ownReviews = await readOwnReviews(order)
  const canCancel = order.parts.some((part) => {
    const shipments = tracking?.parts.find((one) => one.vendorOrderId === part.id)?.shipments
    return isToSend(part.status) && refundableLines(part.items, shipments).some((line) => line.unitsToSend > 0)
  })
  const day = formatDate(order.placedAt, 'long')
  return (
    <>
      {AT_REST.includes(order.status) ? null : <AutoRefresh />}
      <Breadcrumbs
        items={[
          { label: t('Account'), href: SITE_LINKS.account },
          { label: t('Orders'), href: SITE_LINKS.orders },
        ]}
        current={order.number}
      />
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-4xl">{t('Order {number}', { number: order.number })}</h1>
        <StatusTagOf kind="order" status={order.status} />
      </div>
      <p className="mt-2 text-ink-soft">
        {order.parts.length > 1
          ? t('Placed on {day}. {factories, number} factories send their goods, each on its own.', {
              day,
              factories: order.parts.length,
            })
          : t('Placed on {day}.', { day })}
      </p>
      {hasCancelled ? (
        <Notice tone="good" isLive className="mt-6" title={order.paidAt ? t('We have your request') : t('Cancelled')}>
          {order.paidAt ? t('You see below what goes back to you, and how far it is.') : t('Nothing was charged.')}
        </Notice>
      ) : null}
      {order.status === 'pending_payment' ? (
        <Notice
          tone="warn"
          className="mt-6"
          title={t('This order is not paid yet')}
          action={
            <span className="flex flex-wrap gap-3">
              <ButtonLink href={payPath(order.id)} size="sm">
                {t('Pay {total}', { total: formatAmount(order.totalMinor, order.currency) })}
              </ButtonLink>
              <ButtonLink href={cancelPath(order.id)} size="sm" variant="quiet">
                {t('Cancel order')}
              </ButtonLink>
            </span>
          }
        >
          {order.expiresAt
            ? t.rich('We keep the goods for you until <date></date>.', {
                date: () => <DateText value={order.expiresAt ?? ''} style="dateTime" />,
              })
            : null}
        </Notice>
      ) : null}
      {tracking === null ? (
        <Notice tone="warn" className="mt-6">
          {t('We cannot look up the parcels right now. Reload the page in a moment.')}
        </Notice>
      ) : null}
      <div className="mt-8 grid gap-6">
        {order.parts.map((part) => {
          const shipments = tracking?.parts.find((one) => one.vendorOrderId === part.id)?.shipments ?? []
          return (
            <OrderPart key={part.id} order={order} part={part} shipments={shipments}>
              <ul className="divide-y divide-dashed divide-line">
                {part.items.map((item) => (
                  <CartLine
                    key={item.id}
                    title={item.title}
                    href={`/products/${item.productSlug}`}
                    variant={item.variantTitle || undefined}
                    image={item.image}
                    unitPriceMinor={item.unitPriceMinor}
                    totalMinor={item.totalMinor}
                    currency={order.currency}
                    quantity={item.quantity}
                    actions={<ReviewLink own={ownReviews.get(item.productId)} />}
                    note={
                      item.cancelledQuantity > 0
                        ? t('{cancelled, number} of {quantity, number} cancelled', {
                            cancelled: item.cancelledQuantity,
                            quantity: item.quantity,
                          })
                        : undefined
                    }
                  />
                ))}
              </ul>
              <Refunds part={part} currency={order.currency} />
            </OrderPart>
          )
        })}
      </div>
      {canCancel ? (
        <p className="mt-6">
          <ButtonLink href={cancelPath(order.id)} variant="secondary" size="sm">
            {t('Cancel items')}
          </ButtonLink>
        </p>
      ) : null}
      <div className="mt-8 grid gap-6 md:grid-cols-2">
        <section aria-labelledby="to" className="rounded-md bg-ground-deep p-6">
          <h2 id="to" className="mb-3 text-xl">
            {t('Delivery address')}
          </h2>
          <address className="not-italic">
            {addressLines(order.address, countryName(order.address.country)).map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
          </address>
        </section>
        <section aria-labelledby="sum" className="rounded-md bg-ground-deep p-6">
          <h2 id="sum" className="mb-3 text-xl">
            {t('Sum')}
          </h2>
          <Totals
            rows={[
              { label: t('Goods'), value: formatAmount(order.goodsMinor, order.currency) },
              {
                label: t('Delivery'),
                value: order.shippingMinor === 0 ? t('Free') : formatAmount(order.shippingMinor, order.currency),
              },
              ...(order.refundedMinor > 0
                ? [{ label: t('Cancelled and refunded'), value: formatAmount(-order.refundedMinor, order.currency) }]
                : []),
            ]}
            total={{
              label: t('Total'),
              value: formatAmount(order.totalMinor - order.refundedMinor, order.currency),
              hint:
                order.refundedMinor > 0
                  ? undefined
                  : t('Tax of {tax} included', { tax: formatAmount(order.taxMinor, order.currency) }),
            }}
          />
        </section>
      </div>
    </>
  )
}
