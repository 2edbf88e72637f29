'use client'
import { Skeleton, Stack } from '@mantine/core'
import { EmptyState, ErrorState, MoneyText, TextLink } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconAlertTriangle, IconBook2, IconCircleCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import { Panel } from '../components/panel.tsx'
import { LIST_REFRESH_MS } from '../data/table-state.ts'
import { type AccountGroup, groupAccounts } from './group-accounts.ts'
import classes from './ledger.module.css'
import { trialBalanceQuery } from './ledger-queries.ts'
import { type LedgerAccount, useAccountKinds } from './ledger-words.ts'

function BalanceMark({ sumMinor }: { sumMinor: number }) {
  const t = useExtracted('client')

  return sumMinor === 0 ? (
    <span className={classes.mark}>
      <IconCircleCheck size={18} aria-hidden />
      {t('Balanced')}
    </span>
  ) : (
    <span className={classes.mark} data-broken role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      {t('Not balanced')}
    </span>
  )
}

function Balance({ account, children }: { account: LedgerAccount; children: ReactNode }) {
  return (
    <tr>
      <th scope="row" className={classes.member}>
        <TextLink href={`/ledger?account=${account.id}#transactions`}>{children}</TextLink>
      </th>
      <td className={classes.amount}>
        <MoneyText amountMinor={account.balanceMinor} currency={account.currency} />
      </td>
    </tr>
  )
}

function Group({ group }: { group: AccountGroup }) {
  const { label, description } = useAccountKinds()[group.kind]
  const [only] = group.accounts
  const isPlatform = only !== undefined && group.accounts.length === 1 && only.vendorId === null
  return (
    <>
      <tr className={classes.group}>
        <th scope="row">
          {isPlatform ? (
            <TextLink href={`/ledger?account=${only.id}#transactions`} fw={600}>
              {label}
            </TextLink>
          ) : (
            label
          )}
          <span className={classes.hint}>{description}</span>
        </th>
        <td className={classes.amount}>
          <MoneyText amountMinor={group.sumMinor} currency={group.currency} />
        </td>
      </tr>
      {isPlatform
        ? null
        : group.accounts.map((account) => (
            <Balance key={account.id} account={account}>
              {account.vendorName ?? account.id}
            </Balance>
          ))}
    </>
  )
}

/** Every account with its balance, by kind, and the proof that they add up to zero. */
export function TrialBalance() {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const { data, error, refetch } = useQuery({ ...trialBalanceQuery(trpc), refetchInterval: LIST_REFRESH_MS })
  if (error && !data) {
    return <ErrorState title={t('We could not load the balances')} error={error} retry={() => void refetch()} />
  }
  if (!data) {
    return (
      <Stack gap="xs" role="status" aria-label={t('Loading balances')}>
        <Skeleton height={48} />
        <Skeleton height={320} />
      </Stack>
    )
  }
  if (data.accounts.length === 0) {
    return (
      <EmptyState
        icon={<IconBook2 size={24} stroke={1.5} />}
        title={t('The ledger is empty')}
        description={t('The first paid order opens its accounts.')}
      />
    )
  }
  const groups = groupAccounts(data.accounts)
  return (
    <>
      {data.totals.map(({ currency, sumMinor }) => (
        <Panel
          key={currency}
          title={t('Trial balance, {currency}', { currency })}
          badge={<BalanceMark sumMinor={sumMinor} />}
          isFlush
        >
          <div className={classes.scroll}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{t('Account')}</th>
                  <th scope="col" className={classes.amount}>
                    {t('Balance')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {groups
                  .filter((group) => group.currency === currency)
                  .map((group) => (
                    <Group key={group.kind} group={group} />
                  ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">{t('Sum of all accounts, which must be zero')}</th>
                  <td className={classes.amount}>
                    <MoneyText amountMinor={sumMinor} currency={currency} isToned />
                  </td>
                </tr>
              </tfoot>
            </table>
          </div>
        </Panel>
      ))}
    </>
  )
}
