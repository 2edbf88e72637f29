import { INVENTORY_FILTERS, INVENTORY_SORTS } from '@millyard/contracts'
import { ButtonLink, PageHeader } from '@millyard/ui/portal'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { nextCursor } from '../../../data/next-cursor.ts'
import { firstParam, oneOf, type RawSearchParams } from '../../../data/search-params.ts'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { DefaultThreshold } from '../../../inventory/default-threshold.tsx'
import { InventoryList, type InventoryQuery } from '../../../inventory/inventory-list.tsx'
import { requireFactory } from '../../../session/require-factory.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Inventory') }
}

export default async function InventoryPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const { may } = await requireFactory('/inventory', 'products.read')
  const params = await searchParams
  const query: InventoryQuery = {
    q: firstParam(params.q)?.trim().slice(0, 120) || undefined,
    filter: oneOf(params.filter, INVENTORY_FILTERS),
    sort: oneOf(params.sort, INVENTORY_SORTS) ?? 'title',
  }
  const { queryClient, trpc, hydrate } = createServerQueries()
  const [counts] = await Promise.all([
    load(queryClient.fetchQuery(trpc.product.inventory.counts.queryOptions())),
    load(
      queryClient.fetchInfiniteQuery(
        trpc.product.inventory.list.infiniteQueryOptions(query, { getNextPageParam: nextCursor }),
      ),
    ),
  ])
  const canWrite = may('products.write')
  return (
    <>
      <PageHeader
        title={t('Inventory')}
        description={t('What lies on your shelves, what is held for orders, and what buyers can order now.')}
        actions={
          <>
            {counts.incidents > 0 ? (
              <ButtonLink href="/inventory/incidents" variant="default">
                {t('Paid without stock ({incidents, number})', { incidents: counts.incidents })}
              </ButtonLink>
            ) : null}
            <ButtonLink href="/inventory/changes" variant="default">
              {t('Changes')}
            </ButtonLink>
          </>
        }
      />
      {hydrate(
        <>
          {canWrite ? <DefaultThreshold lowAt={counts.defaultLowAt} /> : null}
          <InventoryList query={query} canWrite={canWrite} />
        </>,
      )}
    </>
  )
}
