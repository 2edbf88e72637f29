import { openChangeSchema, productStatusSchema } from '@millyard/contracts'
import { ButtonLink, PageHeader } from '@millyard/ui/portal'
import { load } from '@millyard/web-kit/load'
import { IconPlus } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { DownloadButton } from '../../../components/download-button.tsx'
import { nextCursor } from '../../../data/next-cursor.ts'
import { firstParam, oneOf, type RawSearchParams } from '../../../data/search-params.ts'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { ProductList } from '../../../products/product-list.tsx'
import { requireFactory } from '../../../session/require-factory.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Products') }
}

export default async function ProductsPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const { may } = await requireFactory('/products', 'products.read')
  const params = await searchParams
  const status = oneOf(params.status, productStatusSchema.options)
  const change = oneOf(params.change, openChangeSchema.options)
  const q = firstParam(params.q)?.trim().slice(0, 120) || undefined
  const { queryClient, trpc, hydrate } = createServerQueries()
  await load(
    queryClient.fetchInfiniteQuery(
      trpc.product.products.list.infiniteQueryOptions({ status, change, q }, { getNextPageParam: nextCursor }),
    ),
  )
  const canWrite = may('products.write')
  return (
    <>
      <PageHeader
        title={t('Products')}
        description={t(
          'What you sell. Our staff look at every new product, and at every change of one, before buyers see it.',
        )}
        actions={
          <>
            <DownloadButton href="/products/export">{t('Export')}</DownloadButton>
            {canWrite ? (
              <>
                <ButtonLink href="/products/import" variant="default">
                  {t('Import')}
                </ButtonLink>
                <ButtonLink href="/products/new" leftSection={<IconPlus size={18} />}>
                  {t('New product')}
                </ButtonLink>
              </>
            ) : null}
          </>
        }
      />
      {hydrate(<ProductList status={status} change={change} q={q} canWrite={canWrite} />)}
    </>
  )
}
