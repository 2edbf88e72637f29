import type { ApiError } from '@millyard/api-client'
import { formatAmount } from '@millyard/ui'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import { Notice } from '../components/notice.tsx'
import { SITE_LINKS } from '../site-links.ts'

export interface PlaceProblemProps {
  error: ApiError
  /** The total that the person had agreed to. */
  seenTotalMinor: number
  currency: string
}

/** Why the order was not placed and what to do now. Nothing was charged in any of these cases. */
export function PlaceProblem({ error, seenTotalMinor, currency }: PlaceProblemProps) {
  const t = useExtracted('checkout')
  switch (error.code) {
    case 'PRICE_CHANGED': {
      const total = error.details.totalMinor
      return (
        <Notice tone="warn" isLive title={t('A price has changed')}>
          {typeof total === 'number' && total !== seenTotalMinor
            ? t('The total was {before} and is now {now}. Look it over and pay if you agree. Nothing was charged.', {
                before: formatAmount(seenTotalMinor, currency),
                now: formatAmount(total, currency),
              })
            : t('Look it over and pay if you agree. Nothing was charged.')}
        </Notice>
      )
    }
    case 'CART_CHANGED':
      return (
        <Notice tone="warn" isLive title={t('Your cart has changed')}>
          {t('Perhaps in another window. Look it over and pay if you agree. Nothing was charged.')}
        </Notice>
      )
    case 'OUT_OF_STOCK':
    case 'NOT_FOR_SALE':
    case 'FACTORY_AWAY':
    case 'CURRENCY_MISMATCH':
      return (
        <Notice
          tone="bad"
          isLive
          title={
            error.code === 'FACTORY_AWAY'
              ? t('A factory is away')
              : t('Something in your cart cannot be ordered any more')
          }
          action={
            <Link className="link font-medium" href={SITE_LINKS.cart}>
              {t('Change your cart')}
            </Link>
          }
        >
          {t('{reason} Nothing was charged.', { reason: error.message })}
        </Notice>
      )
    case 'NOT_DELIVERABLE':
      return (
        <Notice tone="bad" isLive title={t('This delivery is not possible')}>
          {t('{reason} Nothing was charged.', { reason: error.message })}
        </Notice>
      )
    case 'CART_EMPTY':
      return (
        <Notice
          tone="warn"
          isLive
          title={t('Your cart is empty')}
          action={
            <Link className="link font-medium" href={SITE_LINKS.orders}>
              {t('See your orders')}
            </Link>
          }
        >
          {t('Perhaps you placed this order in another window.')}
        </Notice>
      )
    default:
      return (
        <Notice tone="bad" isLive title={t('The order was not placed')}>
          {t('{reason} Nothing was charged.', { reason: error.message })}
          {error.requestId ? (
            <span className="block text-ink-soft text-sm">
              {t('Request {requestId}', { requestId: error.requestId })}
            </span>
          ) : null}
        </Notice>
      )
  }
}
