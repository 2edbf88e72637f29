import { Stack } from '@mantine/core'
import { idSchema } from '@millyard/contracts'
import { PageHeader } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { NoAccess } from '../../../components/no-access.tsx'
import { firstParam, type RawSearchParams } from '../../../data/search-params.ts'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { transactionsQuery, trialBalanceQuery } from '../../../ledger/ledger-queries.ts'
import { Transactions } from '../../../ledger/transactions.tsx'
import { TrialBalance } from '../../../ledger/trial-balance.tsx'
import { requireStaff } from '../../../session/require-staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Ledger') }
}

const accountIdSchema = idSchema('lac')

export default async function LedgerPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const { may } = await requireStaff('/ledger')
  if (!may('finance.read')) return <NoAccess needs="finance.read" />
  const asked = accountIdSchema.safeParse(firstParam((await searchParams).account))
  const accountId = asked.success ? asked.data : undefined
  const { trpc, queryClient, hydrate } = createServerQueries()
  await Promise.all([
    queryClient.prefetchQuery(trialBalanceQuery(trpc)),
    queryClient.prefetchInfiniteQuery(transactionsQuery(trpc, accountId)),
  ])
  return (
    <>
      <PageHeader
        title={t('Ledger')}
        description={t(
          'A credit counts as plus and a debit as minus: what Millyard holds is below zero, whose it is stands above, and together they are zero.',
        )}
      />
      {hydrate(
        <Stack gap="md">
          <TrialBalance />
          <Transactions accountId={accountId} linksOrders={may('orders.read')} />
        </Stack>,
      )}
    </>
  )
}
