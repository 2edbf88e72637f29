import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { nextCursor } from '../../../../../data/next-cursor.ts'
import { createServerQueries } from '../../../../../data/server-queries.tsx'
import { ProductHeader } from '../../../../../products/product-header.tsx'
import { RevisionList } from '../../../../../products/revision-list.tsx'
import { api } from '../../../../../server-kit.ts'
import { requireFactory } from '../../../../../session/require-factory.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('History of a product') }
}

export default async function HistoryPage({ params }: { params: Promise<{ productId: string }> }) {
  const { productId } = await params
  const { vendor, may } = await requireFactory(`/products/${productId}/history`, 'products.read')
  const { queryClient, trpc, hydrate } = createServerQueries()
  const [product] = await Promise.all([
    load(api().product.products.get.query({ productId })),
    load(
      queryClient.fetchInfiniteQuery(
        trpc.product.products.history.infiniteQueryOptions({ productId }, { getNextPageParam: nextCursor }),
      ),
    ),
  ])
  return (
    <>
      <ProductHeader product={product} vendor={vendor} canWrite={may('products.write')} current="history" />
      {hydrate(<RevisionList productId={productId} />)}
    </>
  )
}
