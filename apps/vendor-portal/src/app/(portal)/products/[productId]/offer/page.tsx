import { Stack } from '@mantine/core'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getExtracted } from 'next-intl/server'
import { nextCursor } from '../../../../../data/next-cursor.ts'
import { createServerQueries } from '../../../../../data/server-queries.tsx'
import { OfferEditor } from '../../../../../products/offer-editor.tsx'
import { OfferHistory } from '../../../../../products/offer-history.tsx'
import { toOfferValues } from '../../../../../products/offer-values.ts'
import { ProductHeader } from '../../../../../products/product-header.tsx'
import { ReductionPanel } from '../../../../../products/reduction-panel.tsx'
import { StockTable } from '../../../../../products/stock-table.tsx'
import { api } from '../../../../../server-kit.ts'
import { requireFactory } from '../../../../../session/require-factory.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Price and stock') }
}

export default async function OfferPage({ params }: { params: Promise<{ productId: string }> }) {
  const { productId } = await params
  const { vendor, may } = await requireFactory(`/products/${productId}/offer`, 'products.read')
  const { queryClient, trpc, hydrate } = createServerQueries()
  const [product, { reductions }] = await Promise.all([
    load(api().product.products.get.query({ productId })),
    load(api().product.products.reductions.query({ productId })),
    load(
      queryClient.fetchInfiniteQuery(
        trpc.product.products.offerHistory.infiniteQueryOptions({ productId }, { getNextPageParam: nextCursor }),
      ),
    ),
  ])
  const { live, status } = product
  if (!live) notFound()
  const canWrite = may('products.write')
  return (
    <>
      <ProductHeader product={product} vendor={vendor} canWrite={canWrite} current="offer" />
      <Stack gap="md">
        {canWrite && status === 'approved' ? (
          <>
            <OfferEditor
              // A reduction that is announced beside it leaves what is typed here: it changes none of this.
              key={JSON.stringify(toOfferValues(live))}
              productId={productId}
              live={live}
              reduction={reductions.find(({ state }) => state === 'running')}
            />
            <ReductionPanel productId={productId} reductions={reductions} />
          </>
        ) : null}
        <StockTable product={live} canEdit={canWrite && status === 'approved'} />
        {hydrate(<OfferHistory productId={productId} />)}
      </Stack>
    </>
  )
}
