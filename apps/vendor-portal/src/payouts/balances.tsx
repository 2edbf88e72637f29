import type { RouterOutputs } from '@millyard/api-client'
import { MoneyText, StatCard, StatRow } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import { Flow } from '../components/flow.tsx'

type Balance = RouterOutputs['payment']['payouts']['balance']['balances'][number]

/** What is held, due and paid, and what these words mean. */
export function Balances({ balances }: { balances: readonly Balance[] }) {
  const t = useExtracted()

  const shown = balances.length > 0 ? balances : [{ currency: 'EUR', heldMinor: 0, dueMinor: 0, paidMinor: 0 }]
  return (
    <section aria-label={t('Balance')}>
      <Flow>
        {shown.map(({ currency, heldMinor, dueMinor, paidMinor }) => (
          <StatRow key={currency}>
            <StatCard
              label={t('Held, {currency}', { currency })}
              value={<MoneyText amountMinor={heldMinor} currency={currency} isToned />}
              note={t('Sold; waits for delivery and the return window')}
            />
            <StatCard
              label={t('Due, {currency}', { currency })}
              value={<MoneyText amountMinor={dueMinor} currency={currency} isToned />}
              note={
                dueMinor < 0
                  ? t('Refunds came after their payouts; your next payouts are less by this')
                  : t('Yours; goes out with the next payout')
              }
            />
            <StatCard
              label={t('Paid out, {currency}', { currency })}
              value={<MoneyText amountMinor={paidMinor} currency={currency} />}
              note={t('Sent to your account at Stripe so far')}
            />
          </StatRow>
        ))}
      </Flow>
    </section>
  )
}
