import { DateText, formatAmount } from '@millyard/ui'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getExtracted } from 'next-intl/server'
import { requireViewer } from '../../../account/require-viewer.ts'
import { ResumePayment } from '../../../checkout/resume-payment.tsx'
import { stripeSetup } from '../../../checkout/stripe-setup.ts'
import { ButtonLink } from '../../../components/button.tsx'
import { Totals } from '../../../components/cart-group.tsx'
import { Notice } from '../../../components/notice.tsx'
import { firstParam, type RawSearchParams } from '../../../page-props.ts'
import { api } from '../../../server-kit.ts'
import { donePath, payPath, SITE_LINKS } from '../../../site-links.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Pay your order') }
}

/** Goes on with the payment of an order: after a reload, another day, from the list of orders. */
export default async function PayPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()
  const orderId = firstParam((await searchParams).order)
  if (!orderId) notFound()
  await requireViewer(payPath(orderId))
  const order = await load(api().order.orders.get.query({ orderId }))
  if (order.status === 'cancelled') {
    return (
      <>
        <h1 className="mb-6 text-4xl">{t('Order {number} is cancelled', { number: order.number })}</h1>
        <Notice
          tone="warn"
          action={
            <ButtonLink href={SITE_LINKS.search} size="sm">
              {t('See all goods')}
            </ButtonLink>
          }
        >
          {t('It was not paid in time and its goods are on sale again. Nothing was charged.')}
        </Notice>
      </>
    )
  }
  if (order.status !== 'pending_payment') redirect(donePath(orderId))
  const payment = await load(api().payment.payments.forOrder.query({ orderId }))
  // Paid at Stripe already: the next page waits until the order knows it too.
  if (!payment.clientSecret) redirect(donePath(orderId))
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="text-4xl">{t('Pay order {number}', { number: order.number })}</h1>
      <p className="mt-3 text-ink-soft">
        {order.expiresAt
          ? t.rich('We keep the goods for you until <date></date>.', {
              date: () => <DateText value={order.expiresAt ?? ''} style="dateTime" />,
            })
          : t('We keep the goods for you while you pay.')}
      </p>
      {payment.failure ? (
        <Notice tone="warn" className="mt-6" title={t('The last try was refused')}>
          {payment.failure.message}
        </Notice>
      ) : null}
      <section aria-label={t('Summary')} className="mt-6 mb-8 rounded-md bg-ground-deep p-6">
        <Totals
          rows={order.parts.map((part) => ({
            label: t('From {name}', { name: part.vendorName }),
            value: formatAmount(part.totalMinor, order.currency),
            hint:
              part.shippingMinor === 0
                ? t('{goods} goods, free delivery', { goods: formatAmount(part.goodsMinor, order.currency) })
                : t('{goods} goods, {delivery} delivery', {
                    goods: formatAmount(part.goodsMinor, order.currency),
                    delivery: formatAmount(part.shippingMinor, order.currency),
                  }),
          }))}
          total={{
            label: t('Total'),
            value: formatAmount(order.totalMinor, order.currency),
            hint: t('Contains {tax} tax', { tax: formatAmount(order.taxMinor, order.currency) }),
          }}
        />
      </section>
      <ResumePayment
        orderId={orderId}
        clientSecret={payment.clientSecret}
        amountMinor={payment.amountMinor}
        currency={payment.currency}
        stripe={stripeSetup()}
      />
    </div>
  )
}
