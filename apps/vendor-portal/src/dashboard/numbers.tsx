import type { RouterOutputs } from '@millyard/api-client'
import { sumMinor } from '@millyard/money'
import { formatAmount } from '@millyard/ui'
import { MoneyText, StatCard, StatRow, type StatTrend } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import type { Sales } from './sales-by-week.ts'

type Balances = RouterOutputs['payment']['payouts']['balance']['balances']

/** The last week beside the one before. */
function useTrend(sales: Sales | undefined): StatTrend | undefined {
  const t = useExtracted()

  const [before, last] = sales?.weeks.slice(-2) ?? []
  if (!sales || !before || !last) return undefined
  const change = sumMinor([last.totalMinor, -before.totalMinor])
  if (change === 0) return { direction: 'flat', text: t('As much as the 7 days before') }
  const amount = formatAmount(Math.abs(change), sales.currency)
  return change > 0
    ? { direction: 'up', text: t('{amount} more than the 7 days before', { amount }), tone: 'good' }
    : { direction: 'down', text: t('{amount} less than the 7 days before', { amount }), tone: 'bad' }
}

/** The figures of the dashboard: sales with their trend, then what is owed, per currency. */
export function Numbers({ sales, balances }: { sales: Sales | undefined; balances: Balances | undefined }) {
  const t = useExtracted()

  const trend = useTrend(sales)
  const week = sales?.weeks.at(-1)
  const shown = balances?.length
    ? balances
    : balances
      ? [{ currency: 'EUR', heldMinor: 0, dueMinor: 0, paidMinor: 0 }]
      : []
  const isMixed = shown.length > 1
  return (
    <StatRow>
      {sales && week ? (
        <StatCard
          label={t('Sales, last 7 days, {count, plural, one {# order} other {# orders}}', {
            count: week.orderCount,
          })}
          value={<MoneyText amountMinor={week.totalMinor} currency={sales.currency} />}
          trend={trend}
          next={{ label: t('See orders'), href: '/orders' }}
        />
      ) : null}
      {shown.flatMap(({ currency, heldMinor, dueMinor, paidMinor }) => [
        <StatCard
          key={`due${currency}`}
          label={isMixed ? t('Due to you, {currency}', { currency }) : t('Due to you')}
          value={<MoneyText amountMinor={dueMinor} currency={currency} isToned />}
          next={{ label: t('See payouts'), href: '/payouts' }}
        />,
        <StatCard
          key={`held${currency}`}
          label={
            isMixed
              ? t('Held until the return window closes, {currency}', { currency })
              : t('Held until the return window closes')
          }
          value={<MoneyText amountMinor={heldMinor} currency={currency} isToned />}
        />,
        <StatCard
          key={`paid${currency}`}
          label={isMixed ? t('Paid out so far, {currency}', { currency }) : t('Paid out so far')}
          value={<MoneyText amountMinor={paidMinor} currency={currency} />}
        />,
      ])}
    </StatRow>
  )
}
