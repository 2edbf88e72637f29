import { PageHeader } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { loadEditor } from '../../../../products/load-editor.ts'
import { NewProductForm } from '../../../../products/new-product-form.tsx'
import { requireFactory } from '../../../../session/require-factory.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('New product') }
}

export default async function NewProductPage() {
  const t = await getExtracted()

  await requireFactory('/products/new', 'products.write')
  const { categories } = await loadEditor(false)
  return (
    <>
      <PageHeader
        title={t('New product')}
        description={t('A name to begin with. Pictures, variants and prices follow in the draft.')}
        breadcrumb={[{ label: t('Products'), href: '/products' }]}
      />
      <NewProductForm categories={categories} />
    </>
  )
}
