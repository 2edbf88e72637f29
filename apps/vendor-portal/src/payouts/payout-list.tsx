'use client'
import type { Payout } from '@millyard/contracts'
import { DateText } from '@millyard/ui'
import { DataTable, MoneyText, StatusBadgeOf, TextLink } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconCash } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { nextCursor } from '../data/next-cursor.ts'
import classes from './payouts.module.css'

/** The first order by its number, and how many more: the row opens to all of them. */
function For({ orders, canSeeOrders }: { orders: Payout['orders']; canSeeOrders: boolean }) {
  const t = useExtracted('client')

  const [first, ...others] = orders
  if (!first) return '–'
  const order = () =>
    canSeeOrders ? <TextLink href={`/orders/${first.vendorOrderId}`}>{first.number}</TextLink> : first.number
  return others.length > 0
    ? t.rich('<order></order> and {count, plural, one {# other order} other {# other orders}}', {
        count: others.length,
        order,
      })
    : order()
}

function PayoutOrders({ payout, canSeeOrders }: { payout: Payout; canSeeOrders: boolean }) {
  const t = useExtracted('client')

  return (
    <div className={classes.orders}>
      {payout.failure ? <p role="alert">{t('It failed: {reason}', { reason: payout.failure })}</p> : null}
      <ul aria-label={t('Orders of this payout')}>
        {payout.orders.map(({ vendorOrderId, number, amountMinor }) => (
          <li key={vendorOrderId}>
            {canSeeOrders ? <TextLink href={`/orders/${vendorOrderId}`}>{number}</TextLink> : number}
            <MoneyText amountMinor={amountMinor} currency={payout.currency} />
          </li>
        ))}
        {payout.deductions.map(({ vendorOrderId, number, amountMinor }) => (
          <li key={`kept-${vendorOrderId}`}>
            <span>
              {t.rich('Kept for a refund of <order></order>', {
                order: () => (canSeeOrders ? <TextLink href={`/orders/${vendorOrderId}`}>{number}</TextLink> : number),
              })}
            </span>
            <MoneyText amountMinor={-amountMinor} currency={payout.currency} />
          </li>
        ))}
      </ul>
      {payout.stripeTransferId ? (
        <p className={classes.reference}>
          {t.rich('Stripe’s reference <code>{reference}</code>', {
            reference: payout.stripeTransferId,
            code: (chunks) => <code>{chunks}</code>,
          })}
        </p>
      ) : null}
    </div>
  )
}

/** What has been sent, the newest first; a row opens to its orders. */
export function PayoutList({ canSeeOrders }: { canSeeOrders: boolean }) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const payouts = useInfiniteQuery(trpc.payment.payouts.list.infiniteQueryOptions({}, { getNextPageParam: nextCursor }))
  return (
    <DataTable
      label={t('payouts')}
      rows={payouts.data?.pages.flatMap(({ items }) => items)}
      error={payouts.error}
      onRetry={() => payouts.refetch()}
      hasMore={payouts.hasNextPage}
      isLoadingMore={payouts.isFetchingNextPage}
      onLoadMore={() => payouts.fetchNextPage()}
      columns={[
        { accessor: 'createdAt', title: t('Made'), render: ({ createdAt }) => <DateText value={createdAt} /> },
        {
          accessor: 'status',
          title: t('Status'),
          render: ({ status }) => <StatusBadgeOf kind="payout" status={status} />,
        },
        {
          accessor: 'sentAt',
          title: t('Sent'),
          render: ({ sentAt }) => (sentAt ? <DateText value={sentAt} style="dateTime" /> : '–'),
        },
        {
          accessor: 'orders',
          title: t('For'),
          render: ({ orders }) => <For orders={orders} canSeeOrders={canSeeOrders} />,
        },
        {
          accessor: 'amountMinor',
          title: t('Amount'),
          textAlign: 'right',
          phone: 'amount',
          render: ({ amountMinor, currency }) => <MoneyText amountMinor={amountMinor} currency={currency} />,
        },
      ]}
      renderExpansion={(payout) => <PayoutOrders payout={payout} canSeeOrders={canSeeOrders} />}
      empty={{
        icon: <IconCash size={24} stroke={1.5} />,
        title: t('No payouts yet'),
        description: t('When an order is delivered and its return window has closed, your share is due and goes out.'),
      }}
    />
  )
}
