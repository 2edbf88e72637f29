import { ContentChanges, PageHeader, StatusBadgeOf } from '@millyard/ui/portal'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { ProductFacts } from '../../../../../../products/product-facts.tsx'
import classes from '../../../../../../products/products.module.css'
import { api } from '../../../../../../server-kit.ts'
import { requireFactory } from '../../../../../../session/require-factory.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('A version of a product') }
}

type Params = Promise<{ productId: string; revisionId: string }>

export default async function RevisionPage({ params }: { params: Params }) {
  const t = await getExtracted()

  const { productId, revisionId } = await params
  await requireFactory(`/products/${productId}/history/${revisionId}`, 'products.read')
  const revision = await load(api().product.products.revision.query({ productId, revisionId }))
  const { number, status, note, content, base } = revision
  return (
    <>
      <PageHeader
        title={t('Version {number, number}', { number })}
        badge={<StatusBadgeOf kind="revision" status={status} />}
        description={content.title}
        breadcrumb={[
          { label: t('Products'), href: '/products' },
          { label: content.title || t('Untitled product'), href: `/products/${productId}` },
          { label: t('History'), href: `/products/${productId}/history` },
        ]}
      />
      <div className={classes.column}>
        {note ? (
          <section className={classes.card} aria-labelledby="note-title">
            <h2 className={classes.cardTitle} id="note-title">
              {t('What our staff wrote')}
            </h2>
            <p className={`${classes.cardBody} ${classes.note}`}>{note}</p>
          </section>
        ) : null}
        {base ? (
          <section className={classes.card} aria-labelledby="changes-title">
            <h2 className={classes.cardTitle} id="changes-title">
              {t('What it changed')}
            </h2>
            <div className={classes.cardBody}>
              <ContentChanges before={base} after={content} />
            </div>
          </section>
        ) : null}
        <ProductFacts content={content} />
      </div>
    </>
  )
}
