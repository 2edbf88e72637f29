import { DateText } from '@millyard/ui'
import { PageHeader } from '@millyard/ui/portal'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getExtracted } from 'next-intl/server'
import { ChangePanel } from '../../../../../changes/change-panel.tsx'
import { oneOf, type RawSearchParams } from '../../../../../data/search-params.ts'
import { createServerQueries } from '../../../../../data/server-queries.tsx'
import { requireFactory } from '../../../../../session/require-factory.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('An import of products') }
}

export default async function ImportedPage({
  params,
  searchParams,
}: {
  params: Promise<{ changeId: string }>
  searchParams: Promise<RawSearchParams>
}) {
  const t = await getExtracted()

  const { changeId } = await params
  const { may } = await requireFactory(`/products/import/${changeId}`, 'products.read')
  const show = oneOf((await searchParams).show, ['changes', 'problems'] as const) ?? 'all'
  const { queryClient, trpc, hydrate } = createServerQueries()
  const change = await load(queryClient.fetchQuery(trpc.product.changes.get.queryOptions({ changeId })))
  if (change.kind !== 'import') notFound()
  return (
    <>
      <PageHeader
        breadcrumb={[
          { label: t('Products'), href: '/products' },
          { label: t('Import products'), href: '/products/import' },
        ]}
        title={change.title}
        description={t.rich('By {name}, <date></date>.', {
          name: change.createdBy,
          date: () => <DateText value={change.createdAt} style="dateTime" />,
        })}
      />
      {hydrate(<ChangePanel changeId={changeId} show={show} canWrite={may('products.write')} />)}
    </>
  )
}
