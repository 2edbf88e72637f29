import { DELIVERY_STATES, SERVICE_NAMES, WEBHOOK_STATES } from '@millyard/contracts'
import { PageHeader, PageTabs } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { NoAccess } from '../../../components/no-access.tsx'
import { deliveriesOf } from '../../../dashboard/waiting-queries.ts'
import { oneOf, type RawSearchParams } from '../../../data/search-params.ts'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { DeliveriesTable } from '../../../deliveries/deliveries-table.tsx'
import { mailsQuery } from '../../../deliveries/mails-query.ts'
import { MailsTable } from '../../../deliveries/mails-table.tsx'
import { StateLegend } from '../../../deliveries/state-legend.tsx'
import { webhooksQuery } from '../../../deliveries/webhooks-query.ts'
import { WebhooksTable } from '../../../deliveries/webhooks-table.tsx'
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
  const tab = oneOf(params.tab, ['events', 'mails', 'stripe']) ?? 'events'
  const state = oneOf(params.state, DELIVERY_STATES)
  const webhookState = oneOf(params.state, WEBHOOK_STATES)
  const { trpc, queryClient, hydrate } = createServerQueries()
  if (tab === 'mails') await queryClient.prefetchInfiniteQuery(mailsQuery(trpc))
  else if (tab === 'stripe') await queryClient.prefetchInfiniteQuery(webhooksQuery(trpc, webhookState))
  else {
    await Promise.all(SERVICE_NAMES.map((service) => queryClient.prefetchQuery(deliveriesOf(trpc, service, state))))
  }
  return (
    <>
      <PageHeader
        title={t('Event deliveries')}
        description={
          {
            mails: t('Every mail that Millyard wrote, and how far it has come.'),
            stripe: t(
              'What Stripe has told us, and what became of it. What never came is asked for every five minutes.',
            ),
            events: t('What the services still have to tell each other. What has arrived is no longer here.'),
          }[tab]
        }
      />
      <PageTabs
        label={t('Kinds of deliveries')}
        tabs={[
          { label: t('Events'), href: '/deliveries', isCurrent: tab === 'events' },
          { label: t('Mails'), href: '/deliveries?tab=mails', isCurrent: tab === 'mails' },
          { label: t('Stripe'), href: '/deliveries?tab=stripe', isCurrent: tab === 'stripe' },
        ]}
      />
      {tab === 'events' ? <StateLegend /> : null}
      {hydrate(
        {
          mails: <MailsTable />,
          stripe: <WebhooksTable state={webhookState} canRetry={may('operations.manage')} />,
          events: <DeliveriesTable state={state} canRetry={may('operations.manage')} />,
        }[tab],
      )}
    </>
  )
}
