import { PageHeader, TextLink } from '@millyard/ui/portal'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { nextCursor } from '../../../../data/next-cursor.ts'
import { firstParam, type RawSearchParams } from '../../../../data/search-params.ts'
import { createServerQueries } from '../../../../data/server-queries.tsx'
import { IncidentList } from '../../../../inventory/incident-list.tsx'
import { requireFactory } from '../../../../session/require-factory.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Paid without stock') }
}

export default async function IncidentsPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const { may } = await requireFactory('/inventory', 'products.read')
  const isSettled = firstParam((await searchParams).show) === 'settled'
  const { queryClient, trpc, hydrate } = createServerQueries()
  await load(
    queryClient.fetchInfiniteQuery(
      trpc.product.inventory.incidents.infiniteQueryOptions({ isSettled }, { getNextPageParam: nextCursor }),
    ),
  )
  return (
    <>
      <PageHeader
        title={t('Paid without stock')}
        description={t.rich(
          'Payments that arrived after the units were gone. Make what is missing, or write to the buyer. <link>Back to the inventory</link>',
          { link: (chunks) => <TextLink href="/inventory">{chunks}</TextLink> },
        )}
      />
      {hydrate(<IncidentList isSettled={isSettled} canSettle={may('products.write')} />)}
    </>
  )
}
