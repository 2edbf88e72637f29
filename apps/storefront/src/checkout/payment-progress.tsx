'use client'
import { formatAmount } from '@millyard/ui'
import { useTRPC } from '@millyard/web-kit/client'
import { useQuery } from '@tanstack/react-query'
import { CircleCheck, LoaderCircle } from 'lucide'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { useEffect, useState } from 'react'
import { ButtonLink } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import { orderPath, payPath, SITE_LINKS } from '../site-links.ts'

const EVERY_MS = 1_000
const SLOW_AFTER_MS = 30_000

/** Waits until Stripe's word has reached the order: confirming, then paid, or why not. */
export function PaymentProgress({ orderId, email }: { orderId: string; email: string }) {
  const t = useExtracted('checkout')
  const trpc = useTRPC()
  const router = useRouter()
  const [isSlow, setIsSlow] = useState(false)
  const orderQuery = useQuery({
    ...trpc.order.orders.get.queryOptions({ orderId }),
    refetchInterval: ({ state }) => (state.data && state.data.status !== 'pending_payment' ? false : EVERY_MS),
  })
  const order = orderQuery.data
  const isWaiting = !order || order.status === 'pending_payment'
  const paymentQuery = useQuery({
    ...trpc.payment.payments.forOrder.queryOptions({ orderId }),
    refetchInterval: EVERY_MS,
    enabled: isWaiting,
  })
  const payment = paymentQuery.data
  const isPaid = order !== undefined && !isWaiting && order.status !== 'cancelled'

  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), SLOW_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  // The cart is empty now and a notification may have come: the header should know.
  useEffect(() => {
    if (isPaid) router.refresh()
  }, [isPaid, router])

  if (isPaid) {
    return (
      <div role="status">
        <Icon drawing={CircleCheck} size={48} strokeWidth={1.5} className="text-green" />
        <h1 className="mt-4 text-4xl">{t('Paid')}</h1>
        <p className="mt-3 text-lg">
          {t.rich(
            'Your order <strong>{number}</strong> for <amount>{total}</amount> is with {count, plural, one {the factory} other {the # factories}} now. We sent the confirmation to {email}.',
            {
              number: order.number,
              strong: (chunks) => <strong className="font-semibold">{chunks}</strong>,
              total: formatAmount(order.totalMinor, order.currency),
              amount: (chunks) => <span className="figures">{chunks}</span>,
              count: order.parts.length,
              email,
            },
          )}
        </p>
        <ul className="mt-5 grid gap-1 text-ink-soft">
          {order.parts.map((part) => (
            <li key={part.id}>
              {part.vendorName}: {part.number}
            </li>
          ))}
        </ul>
        <div className="mt-8 flex flex-wrap gap-3">
          <ButtonLink href={orderPath(order.id)}>{t('Follow your order')}</ButtonLink>
          <ButtonLink href={SITE_LINKS.search} variant="quiet">
            {t('Keep shopping')}
          </ButtonLink>
        </div>
      </div>
    )
  }
  if (order?.status === 'cancelled') {
    return (
      <>
        <h1 className="mb-6 text-4xl">{t('Order {number} is cancelled', { number: order.number })}</h1>
        <Notice tone="warn">
          {t(
            'It was not paid in time. If your card was charged after all, the money goes back to it without your doing anything.',
          )}
        </Notice>
      </>
    )
  }
  const hasFailed = payment?.status === 'failed' || payment?.status === 'cancelled'
  if (hasFailed) {
    return (
      <>
        <h1 className="mb-6 text-4xl">{t('The payment was not made')}</h1>
        <Notice
          tone="bad"
          isLive
          action={
            <ButtonLink href={payPath(orderId)} size="sm">
              {t('Try again')}
            </ButtonLink>
          }
        >
          {payment.failure
            ? t('{reason} Nothing was charged.', { reason: payment.failure.message })
            : t('The bank refused it. Nothing was charged.')}
        </Notice>
      </>
    )
  }
  return (
    <div role="status">
      <Icon drawing={LoaderCircle} size={40} strokeWidth={1.5} className="text-green motion-safe:animate-spin" />
      <h1 className="mt-4 text-4xl">{t('We are confirming your payment')}</h1>
      <p className="mt-3 text-ink-soft text-lg">
        {payment?.status === 'succeeded'
          ? t('Your card is charged. We are telling the factories.')
          : t('Your bank and ours are talking. This takes a few seconds.')}
      </p>
      <progress className="mt-6 h-1.5 w-full max-w-sm accent-green" aria-label={t('Confirming your payment')} />
      {isSlow ? (
        <Notice
          className="mt-8"
          title={t('This takes longer than usual')}
          action={
            <ButtonLink href={orderPath(orderId)} variant="secondary" size="sm">
              {t('See the order')}
            </ButtonLink>
          }
        >
          {t(
            'You can leave this page: we send you a mail as soon as the payment is confirmed. Please do not pay again.',
          )}
        </Notice>
      ) : null}
    </div>
  )
}
