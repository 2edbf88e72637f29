import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { load } from '../../../../../data/load.ts'
import { ProductHeader } from '../../../../../products/product-header.tsx'
import { StockTable } from '../../../../../products/stock-table.tsx'
import { api } from '../../../../../server-kit.ts'
import { requireFactory } from '../../../../../session/require-factory.ts'

export const metadata: Metadata = { title: 'Price and stock' }

export default async function OfferPage({ params }: { params: Promise<{ productId: string }> }) {
  const { productId } = await params
  const { vendor, may } = await requireFactory(`/products/${productId}/offer`, 'products.read')
  const product = await load(api().product.products.get.query({ productId }))
  const { live, status } = product
  if (!live) notFound()
  const canWrite = may('products.write')
  return (
    <>
      <ProductHeader product={product} vendor={vendor} canWrite={canWrite} current="offer" />
      <StockTable product={live} canEdit={canWrite && status === 'approved'} />
    </>
  )
}
