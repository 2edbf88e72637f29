import { DELIVERY_STATES, SERVICE_NAMES } from '@millyard/contracts'
import { PageHeader, PageTabs } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { NoAccess } from '../../../components/no-access.tsx'
import { deliveriesOf } from '../../../dashboard/waiting-queries.ts'
import { firstParam, oneOf, type RawSearchParams } from '../../../data/search-params.ts'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { DeliveriesTable } from '../../../deliveries/deliveries-table.tsx'
import { mailsQuery } from '../../../deliveries/mails-query.ts'
import { MailsTable } from '../../../deliveries/mails-table.tsx'
import { StateLegend } from '../../../deliveries/state-legend.tsx'
import { requireStaff } from '../../../session/require-staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Event deliveries') }
}

export default async function DeliveriesPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const { may } = await requireStaff('/deliveries')
  if (!may('operations.read')) return <NoAccess needs="operations.read" />
  const params = await searchParams
  const isMails = firstParam(params.tab) === 'mails'
  const state = oneOf(params.state, DELIVERY_STATES)
  const { trpc, queryClient, hydrate } = createServerQueries()
  if (isMails) await queryClient.prefetchInfiniteQuery(mailsQuery(trpc))
  else {
    await Promise.all(SERVICE_NAMES.map((service) => queryClient.prefetchQuery(deliveriesOf(trpc, service, state))))
  }
  return (
    <>
      <PageHeader
        title={t('Event deliveries')}
        description={
          isMails
            ? t('Every mail that Millyard wrote, and how far it has come.')
            : t('What the services still have to tell each other. What has arrived is no longer here.')
        }
      />
      <PageTabs
        label={t('Kinds of deliveries')}
        tabs={[
          { label: t('Events'), href: '/deliveries', isCurrent: !isMails },
          { label: t('Mails'), href: '/deliveries?tab=mails', isCurrent: isMails },
        ]}
      />
      {isMails ? null : <StateLegend />}
      {hydrate(isMails ? <MailsTable /> : <DeliveriesTable state={state} canRetry={may('operations.manage')} />)}
    </>
  )
}
