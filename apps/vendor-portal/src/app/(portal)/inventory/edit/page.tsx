import { INVENTORY_FILTERS, idSchema } from '@millyard/contracts'
import { PageHeader, TextLink } from '@millyard/ui/portal'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { EditForm } from '../../../../changes/edit-form.tsx'
import { firstParam, oneOf, type RawSearchParams } from '../../../../data/search-params.ts'
import { api } from '../../../../server-kit.ts'
import { requireFactory } from '../../../../session/require-factory.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Change prices and stock') }
}

/** Which of the variants a person chose in the list, as its address names them. */
function chosenIds(value: string | string[] | undefined): string[] | undefined {
  const ids = (firstParam(value) ?? '').split(',').filter((id) => idSchema('var').safeParse(id).success)
  return ids.length > 0 ? ids : undefined
}

export default async function EditPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  await requireFactory('/inventory', 'products.write')
  const params = await searchParams
  const q = firstParam(params.q)?.trim().slice(0, 120) || undefined
  const filter = oneOf(params.filter, INVENTORY_FILTERS)
  const variantIds = chosenIds(params.variants)
  const { items } = await load(api().product.inventory.list.query({ q, filter, limit: 1 }))
  const which = variantIds ? 'chosen' : q || filter ? 'shown' : 'all'
  return (
    <>
      <PageHeader
        title={t('Change prices and stock')}
        description={t.rich(
          '{which, select, chosen {The variants that you chose.} shown {All variants that your list showed.} other {All your variants on sale.}} You see every row before anything happens. <link>Back to the inventory</link>',
          { which, link: (chunks) => <TextLink href="/inventory">{chunks}</TextLink> },
        )}
      />
      <EditForm q={q} filter={filter} variantIds={variantIds} currency={items[0]?.currency ?? 'EUR'} />
    </>
  )
}
