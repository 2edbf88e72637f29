import { Stack } from '@mantine/core'
import { ContentChanges } from '@millyard/ui/portal'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { AutoRefresh } from '../../../../data/auto-refresh.tsx'
import { loadEditor } from '../../../../products/load-editor.ts'
import { ProductEditor } from '../../../../products/product-editor.tsx'
import { ProductFacts } from '../../../../products/product-facts.tsx'
import { ProductHeader } from '../../../../products/product-header.tsx'
import classes from '../../../../products/products.module.css'
import { StatusNotice } from '../../../../products/status-notice.tsx'
import { WithdrawRevision } from '../../../../products/withdraw-revision.tsx'
import { api } from '../../../../server-kit.ts'
import { requireFactory } from '../../../../session/require-factory.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Product') }
}

export default async function ProductPage({ params }: { params: Promise<{ productId: string }> }) {
  const t = await getExtracted()

  const { productId } = await params
  const { vendor, may } = await requireFactory(`/products/${productId}`, 'products.read')
  const product = await load(api().product.products.get.query({ productId }))
  const { status, change, revision, live } = product
  const content = revision?.content ?? live?.content
  const canWrite = may('products.write')
  const hasEnded = status === 'rejected' || status === 'archived'
  const header = <ProductHeader product={product} vendor={vendor} canWrite={canWrite} current="content" />
  if (content && canWrite && !hasEnded && change !== 'submitted') {
    const { categories, brands, attributes, hasDelivery } = await loadEditor(may('shipping.manage'), content.categoryId)
    return (
      <>
        {header}
        <Stack gap="md">
          <StatusNotice product={product} canWrite />
          <ProductEditor
            key={product.id}
            product={{ ...product, content }}
            categories={categories}
            brands={brands}
            attributes={attributes}
            hasDelivery={hasDelivery}
          />
        </Stack>
      </>
    )
  }
  return (
    <>
      {header}
      <div className={classes.column}>
        <StatusNotice product={product} canWrite={false} />
        {change === 'submitted' && revision ? (
          <>
            {canWrite ? (
              <div>
                <WithdrawRevision productId={product.id} revision={revision} />
              </div>
            ) : null}
            {revision.base ? (
              <section className={classes.card} aria-labelledby="changes-title">
                <h2 className={classes.cardTitle} id="changes-title">
                  {t('What it changes')}
                </h2>
                <div className={classes.cardBody}>
                  <ContentChanges before={revision.base} after={revision.content} />
                </div>
              </section>
            ) : null}
          </>
        ) : null}
        {content ? <ProductFacts content={content} /> : null}
      </div>
      {change === 'submitted' ? <AutoRefresh /> : null}
    </>
  )
}
