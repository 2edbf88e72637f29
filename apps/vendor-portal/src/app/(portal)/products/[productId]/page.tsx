import { Stack } from '@mantine/core'
import { PRODUCT_STATUS } from '@millyard/ui'
import { ButtonLink, PageHeader, StatusBadge } from '@millyard/ui/portal'
import { webEnv } from '@millyard/web-kit'
import { IconExternalLink } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { AutoRefresh } from '../../../../data/auto-refresh.tsx'
import { load } from '../../../../data/load.ts'
import { ArchiveProduct } from '../../../../products/archive-product.tsx'
import { loadEditor } from '../../../../products/load-editor.ts'
import { PictureSection } from '../../../../products/picture-section.tsx'
import { ProductEditor } from '../../../../products/product-editor.tsx'
import { ProductFacts } from '../../../../products/product-facts.tsx'
import classes from '../../../../products/products.module.css'
import { StatusNotice } from '../../../../products/status-notice.tsx'
import { StockTable } from '../../../../products/stock-table.tsx'
import { api } from '../../../../server-kit.ts'
import { requireFactory } from '../../../../session/require-factory.ts'

export const metadata: Metadata = { title: 'Product' }

export default async function ProductPage({ params }: { params: Promise<{ productId: string }> }) {
  const { productId } = await params
  const { vendor, may } = await requireFactory(`/products/${productId}`, 'products.read')
  const product = await load(api().product.products.get.query({ productId }))
  const { status } = product
  const canWrite = may('products.write')
  const isEditable = canWrite && (status === 'draft' || status === 'changes_requested')
  const header = (
    <PageHeader
      title={product.title}
      badge={<StatusBadge status={PRODUCT_STATUS[status]} />}
      breadcrumb={[{ label: 'Products', href: '/products' }]}
      actions={
        <>
          {canWrite && status !== 'archived' ? (
            <ArchiveProduct productId={product.id} title={product.title} isOnSale={status === 'approved'} />
          ) : null}
          {status === 'approved' && vendor.status === 'approved' ? (
            <ButtonLink
              href={`${webEnv().STOREFRONT_URL}/products/${product.slug}`}
              variant="default"
              target="_blank"
              leftSection={<IconExternalLink size={18} />}
            >
              See it in the shop
            </ButtonLink>
          ) : null}
        </>
      }
    />
  )
  if (isEditable) {
    const { categories, hasDelivery } = await loadEditor(may('shipping.manage'))
    return (
      <>
        {header}
        <Stack gap="md">
          <StatusNotice status={status} note={product.reviewNote} />
          <ProductEditor key={product.id} product={product} categories={categories} hasDelivery={hasDelivery} />
        </Stack>
      </>
    )
  }
  return (
    <>
      {header}
      <div className={classes.column}>
        <StatusNotice status={status} note={product.reviewNote} />
        <StockTable product={product} canEdit={canWrite && (status === 'approved' || status === 'submitted')} />
        <PictureSection product={product} isEditable={false} />
        <ProductFacts product={product} />
      </div>
      {status === 'submitted' ? <AutoRefresh /> : null}
    </>
  )
}
