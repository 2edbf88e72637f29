import { ButtonLink, PageHeader, TextLink } from '@millyard/ui/portal'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { ChangeList } from '../../../../changes/change-list.tsx'
import { nextCursor } from '../../../../data/next-cursor.ts'
import { createServerQueries } from '../../../../data/server-queries.tsx'
import { requireFactory } from '../../../../session/require-factory.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Changes of many variants') }
}

export default async function ChangesPage() {
  const t = await getExtracted()

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
        title={t('Changes of many variants')}
        description={t.rich(
          'What was changed in one go, by whom, and what came of it. <link>Back to the inventory</link>',
          { link: (chunks) => <TextLink href="/inventory">{chunks}</TextLink> },
        )}
        actions={
          may('products.write') ? <ButtonLink href="/inventory/edit">{t('Change prices and stock')}</ButtonLink> : null
        }
      />
      {hydrate(<ChangeList />)}
    </>
  )
}
