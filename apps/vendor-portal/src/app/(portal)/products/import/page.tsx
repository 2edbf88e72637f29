import { PageHeader } from '@millyard/ui/portal'
import { load, loadOptional } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { ChangeList } from '../../../../changes/change-list.tsx'
import { Flow } from '../../../../components/flow.tsx'
import { nextCursor } from '../../../../data/next-cursor.ts'
import { createServerQueries } from '../../../../data/server-queries.tsx'
import { ImportForm } from '../../../../imports/import-form.tsx'
import { ImportHelp } from '../../../../imports/import-help.tsx'
import { api } from '../../../../server-kit.ts'
import { requireFactory } from '../../../../session/require-factory.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Import products') }
}

export default async function ImportPage() {
  const t = await getExtracted()

  const { may } = await requireFactory('/products/import', 'products.read')
  const { queryClient, trpc, hydrate } = createServerQueries()
  await load(
    queryClient.fetchInfiniteQuery(
      trpc.product.changes.list.infiniteQueryOptions({ kind: 'import' }, { getNextPageParam: nextCursor }),
    ),
  )
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: t('Products'), href: '/products' }]}
        title={t('Import products')}
        description={t('Make or change many products with one table. You see what would happen before anything does.')}
      />
      <Flow>
        {may('products.write') ? <ImportForm /> : null}
        <ImportHelp exampleCategory={await exampleCategory()} />
        <section aria-labelledby="imports-title">
          <h2 id="imports-title">{t('Your imports')}</h2>
          {hydrate(<ChangeList kind="import" />)}
        </section>
      </Flow>
    </>
  )
}

async function exampleCategory(): Promise<string> {
  const { categories } = await loadOptional(api().product.catalogue.categories.query(), { categories: [] })
  const parent = categories.find(({ children }) => children.length > 0)
  return parent ? `${parent.slug}/${parent.children[0]?.slug}` : (categories[0]?.slug ?? 'kitchen')
}
