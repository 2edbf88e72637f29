import { PageHeader } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { loadEditor } from '../../../../products/load-editor.ts'
import { NewProductForm } from '../../../../products/new-product-form.tsx'
import { requireFactory } from '../../../../session/require-factory.ts'

export const metadata: Metadata = { title: 'New product' }

export default async function NewProductPage() {
  await requireFactory('/products/new', 'products.write')
  const { categories } = await loadEditor(false)
  return (
    <>
      <PageHeader
        title="New product"
        description="A name to begin with. Pictures, variants and prices follow in the draft."
        breadcrumb={[{ label: 'Products', href: '/products' }]}
      />
      <NewProductForm categories={categories} />
    </>
  )
}
