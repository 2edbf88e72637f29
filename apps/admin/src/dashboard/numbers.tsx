import { sumMinor } from '@millyard/money'
import { formatAmount } from '@millyard/ui'
import { MoneyText, StatCard, StatRow, type StatTrend } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import { groupAccounts } from '../ledger/group-accounts.ts'
import type { AccountKind, LedgerAccount } from '../ledger/ledger-words.ts'
import { type Sales, sumDays } from './sales-by-day.ts'

const WEEK = 7

function trendOf({ currency, days }: Sales): StatTrend | undefined {
  if (days.length < 2 * WEEK) return undefined
  const [before, last] = [sumDays(days.slice(-2 * WEEK, -WEEK)), sumDays(days.slice(-WEEK))]
  const change = sumMinor([last.totalMinor, -before.totalMinor])
  if (change === 0) return { direction: 'flat', text: 'As much as the 7 days before' }
  const amount = formatAmount(Math.abs(change), currency)
  return change > 0
    ? { direction: 'up', text: `${amount} more than the 7 days before`, tone: 'good' }
    : { direction: 'down', text: `${amount} less than the 7 days before`, tone: 'bad' }
}

const SHOWN: readonly { kind: AccountKind; label: string; next?: { label: string; href: string } }[] = [
  { kind: 'vendor_held', label: 'Held for factories', next: { label: 'See the ledger', href: '/ledger' } },
  { kind: 'vendor_due', label: 'Due to factories', next: { label: 'See payouts', href: '/payouts' } },
  { kind: 'commission', label: 'Commission earned' },
]

export interface NumbersProps {
  /** Undefined: not this person's to see, or nothing sold. */
  sales: Sales | undefined
  accounts: readonly LedgerAccount[] | undefined
}

/** The figures of the dashboard: sales with their trend, then whose the money is, per currency. */
export function Numbers({ sales, accounts }: NumbersProps) {
  const t = useExtracted()

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
          trend={trendOf(sales)}
          next={{ label: t('See orders'), href: '/orders' }}
        />
      ) : null}
      {shown.flatMap((currency) =>
        SHOWN.map(({ kind, label, next }) => (
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
