import { PageHeader } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { loadEditor } from '../../../../products/load-editor.ts'
import { ProductEditor } from '../../../../products/product-editor.tsx'
import { requireFactory } from '../../../../session/require-factory.ts'

export const metadata: Metadata = { title: 'New product' }

export default async function NewProductPage() {
  const { may } = await requireFactory('/products/new', 'products.write')
  const { categories, hasDelivery } = await loadEditor(may('shipping.manage'))
  return (
    <>
      <PageHeader
        title="New product"
        description="First the words, prices and stock; pictures follow once the draft is saved."
        breadcrumb={[{ label: 'Products', href: '/products' }]}
      />
      <ProductEditor categories={categories} hasDelivery={hasDelivery} />
    </>
  )
}
