import { randomUUID } from 'node:crypto'
import { isToSend, refundableLines } from '@millyard/ui'
import { load, loadOptional } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getExtracted } from 'next-intl/server'
import { requireViewer } from '../../../../../account/require-viewer.ts'
import { Breadcrumbs } from '../../../../../components/breadcrumbs.tsx'
import { BrowserTexts } from '../../../../../components/browser-texts.tsx'
import { ButtonLink } from '../../../../../components/button.tsx'
import { EmptyState } from '../../../../../components/states.tsx'
import { CancelForm, CancelUnpaidForm } from '../../../../../orders/cancel-form.tsx'
import { api } from '../../../../../server-kit.ts'
import { cancelPath, orderPath, SITE_LINKS } from '../../../../../site-links.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Cancel items'), robots: { index: false } }
}

export default async function CancelPage({ params }: { params: Promise<{ orderId: string }> }) {
  const t = await getExtracted()
  const { orderId } = await params
  await requireViewer(cancelPath(orderId))
  const [order, tracking] = await Promise.all([
    load(api().order.orders.get.query({ orderId })),
    loadOptional(api().shipping.tracking.forOrder.query({ orderId }), null),
  ])
  if (order.status === 'cancelled') redirect(orderPath(order.id))
  const isUnpaid = order.status === 'pending_payment'
  const title = isUnpaid ? t('Cancel order {number}', { number: order.number }) : t('Cancel items')
  const parts = order.parts
    .filter(({ status }) => isToSend(status))
    .map((part) => {
      const images = new Map(part.items.map((item) => [item.id, item.image]))
      const shipments = tracking?.parts.find((one) => one.vendorOrderId === part.id)?.shipments
      return {
        id: part.id,
        vendorName: part.vendorName,
        shippingLeftMinor: part.shippingMinor - part.refundedShippingMinor,
        lines: refundableLines(part.items, shipments).map((line) => ({
          ...line,
          image: images.get(line.orderItemId) ?? null,
        })),
      }
    })
    .filter((part) => part.lines.some((line) => line.unitsToSend > 0))
  return (
    <>
      <Breadcrumbs
        items={[
          { label: t('Account'), href: SITE_LINKS.account },
          { label: t('Orders'), href: SITE_LINKS.orders },
          { label: order.number, href: orderPath(order.id) },
        ]}
        current={title}
      />
      <h1 className="mt-2 mb-4 text-4xl">{title}</h1>
      <div className="max-w-3xl">
        {isUnpaid ? (
          <>
            <p className="mb-6 max-w-measure text-ink-soft">
              {t('Nothing has been charged. The goods go back on sale, and this cannot be undone.')}
            </p>
            <BrowserTexts of={['account']}>
              <CancelUnpaidForm orderId={order.id} />
            </BrowserTexts>
          </>
        ) : parts.length === 0 ? (
          <EmptyState
            title={t('Everything is on its way')}
            description={t('What has been sent cannot be cancelled any more.')}
            action={<ButtonLink href={orderPath(order.id)}>{t('Back to the order')}</ButtonLink>}
          />
        ) : (
          <>
            <p className="mb-6 max-w-measure text-ink-soft">
              {t('Whatever has not been sent can be cancelled. How many of each?')}
            </p>
            <BrowserTexts of={['account']}>
              <CancelForm orderId={order.id} currency={order.currency} requestKey={randomUUID()} parts={parts} />
            </BrowserTexts>
          </>
        )}
      </div>
    </>
  )
}
