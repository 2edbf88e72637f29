import { addressLines } from '@millyard/contracts/address-format'
import { carrierName, DateText, formatAmount, formatDate, ORDER_PART_STATUS, ORDER_STATUS } from '@millyard/ui'
import { load, loadOptional } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { AutoRefresh } from '../../../../account/auto-refresh.tsx'
import { requireViewer } from '../../../../account/require-viewer.ts'
import { countryName } from '../../../../address/country-name.ts'
import { Breadcrumbs } from '../../../../components/breadcrumbs.tsx'
import { ButtonLink } from '../../../../components/button.tsx'
import { CartLine, Totals } from '../../../../components/cart-group.tsx'
import { Notice } from '../../../../components/notice.tsx'
import { StatusTag } from '../../../../components/status-tag.tsx'
import { FactoryTimeline } from '../../../../components/timeline.tsx'
import { partTimeline } from '../../../../orders/part-timeline.ts'
import { readOwnReviews } from '../../../../reviews/read-own-reviews.ts'
import { ReviewLink } from '../../../../reviews/review-link.tsx'
import { api } from '../../../../server-kit.ts'
import { orderPath, payPath, SITE_LINKS } from '../../../../site-links.ts'

export const metadata: Metadata = { title: 'Your order' }

const AT_REST = ['completed', 'cancelled']

export default async function OrderPage({ params }: { params: Promise<{ orderId: string }> }) {
  const { orderId } = await params
  await requireViewer(orderPath(orderId))
  const [order, tracking] = await Promise.all([
    load(api().order.orders.get.query({ orderId })),
    loadOptional(api().shipping.tracking.forOrder.query({ orderId }), null),
  ])
  const ownReviews = await readOwnReviews(order)
  return (
    <>
      {AT_REST.includes(order.status) ? null : <AutoRefresh />}
      <Breadcrumbs
        items={[
          { label: 'Account', href: SITE_LINKS.account },
          { label: 'Orders', href: SITE_LINKS.orders },
        ]}
        current={order.number}
      />
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-4xl">Order {order.number}</h1>
        <StatusTag status={ORDER_STATUS[order.status]} />
      </div>
      <p className="mt-2 text-ink-soft">
        Placed on {formatDate(order.placedAt, 'long')}
        {order.parts.length > 1 ? `. ${order.parts.length} factories send their goods, each on its own.` : '.'}
      </p>
      {order.status === 'pending_payment' ? (
        <Notice
          tone="warn"
          className="mt-6"
          title="This order is not paid yet"
          action={
            <ButtonLink href={payPath(order.id)} size="sm">
              Pay {formatAmount(order.totalMinor, order.currency)}
            </ButtonLink>
          }
        >
          {order.expiresAt ? (
            <>
              We keep the goods for you until <DateText value={order.expiresAt} style="dateTime" />.
            </>
          ) : null}
        </Notice>
      ) : null}
      {tracking === null ? (
        <Notice tone="warn" className="mt-6">
          We cannot look up the parcels right now. Reload the page in a moment.
        </Notice>
      ) : null}
      <div className="mt-8 grid gap-6">
        {order.parts.map((part) => {
          const shipments = tracking?.parts.find((one) => one.vendorOrderId === part.id)?.shipments ?? []
          return (
            <FactoryTimeline
              key={part.id}
              factory={{
                name: part.vendorName,
                href: `/factories/${part.vendorSlug}`,
                place: `${part.number}, ${part.deliveryName}`,
              }}
              status={ORDER_PART_STATUS[part.status]}
              steps={partTimeline(order, part, shipments, (iso) => formatDate(iso))}
              parcels={shipments.map((parcel) => ({
                id: parcel.id,
                carrier: carrierName(parcel),
                trackingNumber: parcel.trackingNumber,
                trackingUrl: parcel.trackingUrl,
                contents: parcel.items.map((item) => `${item.quantity} × ${item.title}`),
              }))}
            >
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
                  />
                ))}
              </ul>
            </FactoryTimeline>
          )
        })}
      </div>
      <div className="mt-8 grid gap-6 md:grid-cols-2">
        <section aria-labelledby="to" className="rounded-md bg-ground-deep p-6">
          <h2 id="to" className="mb-3 text-xl">
            Delivery address
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
            Sum
          </h2>
          <Totals
            rows={[
              { label: 'Goods', value: formatAmount(order.goodsMinor, order.currency) },
              {
                label: 'Delivery',
                value: order.shippingMinor === 0 ? 'Free' : formatAmount(order.shippingMinor, order.currency),
              },
            ]}
            total={{
              label: 'Total',
              value: formatAmount(order.totalMinor, order.currency),
              hint: `Tax of ${formatAmount(order.taxMinor, order.currency)} included`,
            }}
          />
        </section>
      </div>
    </>
  )
}
