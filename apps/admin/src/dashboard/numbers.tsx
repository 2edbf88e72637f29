import { sumMinor } from '@millyard/money'
import { formatAmount } from '@millyard/ui'
import { MoneyText, StatCard, StatRow, type StatTrend } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import { groupAccounts } from '../ledger/group-accounts.ts'
import type { AccountKind, LedgerAccount } from '../ledger/ledger-words.ts'
import { type Sales, sumDays } from './sales-by-day.ts'

const WEEK = 7

/** By how much the last week differs from the one before; undefined while there are no two weeks. */
function weeklyChange({ days }: Sales): number | undefined {
  if (days.length < 2 * WEEK) return undefined
  const [before, last] = [sumDays(days.slice(-2 * WEEK, -WEEK)), sumDays(days.slice(-WEEK))]
  return sumMinor([last.totalMinor, -before.totalMinor])
}

function useTrend(sales: Sales | undefined): StatTrend | undefined {
  const t = useExtracted()

  const change = sales && weeklyChange(sales)
  if (!sales || change === undefined) return undefined
  if (change === 0) return { direction: 'flat', text: t('As much as the 7 days before') }
  const amount = formatAmount(Math.abs(change), sales.currency)
  return change > 0
    ? { direction: 'up', text: t('{amount} more than the 7 days before', { amount }), tone: 'good' }
    : { direction: 'down', text: t('{amount} less than the 7 days before', { amount }), tone: 'bad' }
}

interface Shown {
  kind: AccountKind
  label: string
  next?: { label: string; href: string }
}

export interface NumbersProps {
  /** Undefined: not this person's to see, or nothing sold. */
  sales: Sales | undefined
  accounts: readonly LedgerAccount[] | undefined
}

/** The figures of the dashboard: sales with their trend, then whose the money is, per currency. */
export function Numbers({ sales, accounts }: NumbersProps) {
  const t = useExtracted()

  const trend = useTrend(sales)
  const figures: readonly Shown[] = [
    { kind: 'vendor_held', label: t('Held for factories'), next: { label: t('See the ledger'), href: '/ledger' } },
    { kind: 'vendor_due', label: t('Due to factories'), next: { label: t('See payouts'), href: '/payouts' } },
    { kind: 'commission', label: t('Commission earned') },
  ]
  const week = sales && sumDays(sales.days.slice(-WEEK))
  const groups = groupAccounts(accounts ?? [])
  const currencies = [...new Set(groups.map(({ currency }) => currency))]
  const shown = accounts && currencies.length === 0 ? ['EUR'] : currencies
  return (
    <StatRow>
      {sales && week ? (
        <StatCard
          label={t('Sales, last 7 days, {orderCount, plural, one {# order} other {# orders}}', {
            orderCount: week.orderCount,
          })}
          value={<MoneyText amountMinor={week.totalMinor} currency={sales.currency} />}
          trend={trend}
          next={{ label: t('See orders'), href: '/orders' }}
        />
      ) : null}
      {shown.flatMap((currency) =>
        figures.map(({ kind, label, next }) => (
          <StatCard
            key={`${kind}${currency}`}
            label={shown.length > 1 ? `${label}, ${currency}` : label}
            value={
              <MoneyText
                amountMinor={groups.find((group) => group.kind === kind && group.currency === currency)?.sumMinor ?? 0}
                currency={currency}
                isToned
              />
            }
            next={next}
          />
        )),
      )}
    </StatRow>
  )
}
