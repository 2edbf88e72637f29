import type { RouterOutputs } from '@millyard/api-client'
import { formatAmount } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import { ButtonLink } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { orderPath, payPath } from '../site-links.ts'

/** Orders that are placed and not paid: their goods have left the cart, and whoever comes back looks for them there. */
export function UnpaidOrders({ orders }: { orders: RouterOutputs['order']['orders']['list']['items'] }) {
  const t = useExtracted()
  return orders
    .filter(({ status }) => status === 'pending_payment')
    .map(({ id, number, totalMinor, currency, itemCount }) => (
      <Notice
        key={id}
        tone="warn"
        className="mb-6"
        title={t('Order {number} waits for its payment', { number })}
        action={
          <div className="flex flex-wrap gap-3">
            <ButtonLink href={payPath(id)} size="sm">
              {t('Pay {amount}', { amount: formatAmount(totalMinor, currency) })}
            </ButtonLink>
            <ButtonLink href={orderPath(id)} size="sm" variant="secondary">
              {t('See the order')}
            </ButtonLink>
          </div>
        }
      >
        {t(
          '{count, plural, one {# item has moved from your cart into it and is} other {# items have moved from your cart into it and are}} kept for you while you pay.',
          { count: itemCount },
        )}
      </Notice>
    ))
}
