import { ButtonLink, PageHeader, TextLink } from '@millyard/ui/portal'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { ChangeList } from '../../../../changes/change-list.tsx'
import { nextCursor } from '../../../../data/next-cursor.ts'
import { createServerQueries } from '../../../../data/server-queries.tsx'
import { requireFactory } from '../../../../session/require-factory.ts'

export const metadata: Metadata = { title: 'Changes of many variants' }

export default async function ChangesPage() {
  const { may } = await requireFactory('/inventory', 'products.read')
  const { queryClient, trpc, hydrate } = createServerQueries()
  await load(
    queryClient.fetchInfiniteQuery(
      trpc.product.changes.list.infiniteQueryOptions({}, { getNextPageParam: nextCursor }),
    ),
  )
  return (
    <>
      <PageHeader
        title="Changes of many variants"
        description={
          <>
            What was changed in one go, by whom, and what came of it.{' '}
            <TextLink href="/inventory">Back to the inventory</TextLink>
          </>
        }
        actions={may('products.write') ? <ButtonLink href="/inventory/edit">Change prices and stock</ButtonLink> : null}
      />
      {hydrate(<ChangeList />)}
    </>
  )
}
