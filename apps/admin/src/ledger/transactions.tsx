'use client'
import { Button, Skeleton, Stack } from '@mantine/core'
import { DateText } from '@millyard/ui'
import { ButtonLink, EmptyState, ErrorState, MoneyText, TextLink } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconBook2 } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { Panel } from '../components/panel.tsx'
import { UrlSelect } from '../components/url-select.tsx'
import { LIST_REFRESH_MS, tableState } from '../data/table-state.ts'
import classes from './ledger.module.css'
import { transactionsQuery, trialBalanceQuery } from './ledger-queries.ts'
import { KIND_ORDER, type LedgerTransaction, useAccountName, useTransactionKinds } from './ledger-words.ts'

const ORDER_ID = /^ord_[0-9a-f]{32}$/

type Entry = LedgerTransaction['entries'][number]

/** As a bookkeeper writes: debits, then credits, each in the order of the accounts above, then by factory. */
function debitsFirst(a: Entry, b: Entry): number {
  return (
    Number(a.amountMinor > 0) - Number(b.amountMinor > 0) ||
    KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) ||
    (a.vendorName ?? '').localeCompare(b.vendorName ?? '')
  )
}

interface TransactionProps {
  transaction: LedgerTransaction
  chosenAccount: string | undefined
  linksOrders: boolean
}

function Transaction({ transaction, chosenAccount, linksOrders }: TransactionProps) {
  const t = useExtracted('client')

  const accountName = useAccountName()
  const transactionKinds = useTransactionKinds()
  const { kind, description, reference, at, entries } = transaction
  return (
    <li className={classes.transaction}>
      <div className={classes.head}>
        <h3 className={classes.what}>{description}</h3>
        <span className={classes.soft}>
          {transactionKinds[kind]}, <DateText value={at} style="dateTime" />
        </span>
        <span className={classes.soft}>
          {linksOrders && ORDER_ID.test(reference) ? (
            <TextLink href={`/orders/${reference}`} size="xs">
              {t('See the order')}
            </TextLink>
          ) : (
            <code>{reference}</code>
          )}
        </span>
      </div>
      <div className={classes.scroll}>
        <table className={`${classes.table} ${classes.entries}`} aria-label={description}>
          <colgroup>
            <col />
            <col className={classes.figureColumn} />
            <col className={classes.figureColumn} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{t('Account')}</th>
              <th scope="col" className={classes.amount}>
                {t('Debit')}
              </th>
              <th scope="col" className={classes.amount}>
                {t('Credit')}
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.toSorted(debitsFirst).map(({ accountId, amountMinor, currency, ...account }) => (
              <tr key={accountId}>
                <th scope="row" className={accountId === chosenAccount ? classes.chosen : undefined}>
                  {accountName(account)}
                </th>
                <td className={classes.amount}>
                  {amountMinor < 0 ? <MoneyText amountMinor={-amountMinor} currency={currency} /> : null}
                </td>
                <td className={classes.amount}>
                  {amountMinor > 0 ? <MoneyText amountMinor={amountMinor} currency={currency} /> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </li>
  )
}

export interface TransactionsProps {
  accountId: string | undefined
  linksOrders: boolean
}

function TransactionList({ accountId, linksOrders }: TransactionsProps) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const query = useInfiniteQuery({ ...transactionsQuery(trpc, accountId), refetchInterval: LIST_REFRESH_MS })
  const { rows, error, onRetry, hasMore, isLoadingMore, onLoadMore } = tableState(query)
  if (error && !rows) {
    return <ErrorState title={t('We could not load the transactions')} error={error} retry={onRetry} isFramed={false} />
  }
  if (!rows) {
    return (
      <Stack gap="xs" p="md" role="status" aria-label={t('Loading transactions')}>
        <Skeleton height={96} />
        <Skeleton height={96} />
        <Skeleton height={96} />
      </Stack>
    )
  }
  if (rows.length === 0) {
    return (
      <EmptyState
        icon={<IconBook2 size={24} stroke={1.5} />}
        title={accountId ? t('Nothing was booked on this account') : t('No transactions yet')}
        description={accountId ? undefined : t('The first paid order writes the first one.')}
        action={
          accountId ? (
            <ButtonLink href="/ledger" variant="default">
              {t('Show all accounts')}
            </ButtonLink>
          ) : undefined
        }
        isFramed={false}
      />
    )
  }
  return (
    <>
      <div className={classes.titles} aria-hidden>
        <span>{t('Account')}</span>
        <span>{t('Debit')}</span>
        <span>{t('Credit')}</span>
      </div>
      <ol className={classes.transactions} aria-label={t('Transactions')}>
        {rows.map((transaction) => (
          <Transaction
            key={transaction.id}
            transaction={transaction}
            chosenAccount={accountId}
            linksOrders={linksOrders}
          />
        ))}
      </ol>
      <div className={classes.foot}>
        <span>
          {hasMore
            ? t('Newest {rows, number} shown', { rows: rows.length })
            : t('{rows, number} in all', { rows: rows.length })}
        </span>
        {hasMore ? (
          <Button variant="default" size="xs" loading={isLoadingMore} onClick={onLoadMore}>
            {t('Load more')}
          </Button>
        ) : null}
      </div>
    </>
  )
}

/** The book: what happened, and what it did to which account. */
export function Transactions(props: TransactionsProps) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const accountName = useAccountName()
  const { data } = useQuery(trialBalanceQuery(trpc))
  const options = (data?.accounts ?? []).map((account) => ({
    value: account.id,
    label: `${accountName(account)}, ${account.currency}`,
  }))
  return (
    <div id="transactions" style={{ scrollMarginTop: 72 }}>
      <Panel title={t('Transactions')} description={t('The newest first. The two sides of each are equal.')} isFlush>
        <div className={classes.toolbar}>
          <UrlSelect name="account" label={t('Account')} allLabel={t('All accounts')} options={options} />
        </div>
        <TransactionList {...props} />
      </Panel>
    </div>
  )
}
