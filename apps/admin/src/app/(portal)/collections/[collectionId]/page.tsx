import { DateText, PageHeader } from '@millyard/ui/portal'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { CollectionBadge } from '../../../../collections/collection-badge.tsx'
import { CollectionForm } from '../../../../collections/collection-form.tsx'
import { NoAccess } from '../../../../components/no-access.tsx'
import { api } from '../../../../server-kit.ts'
import { requireStaff } from '../../../../session/require-staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Collection') }
}

export default async function CollectionPage({ params }: { params: Promise<{ collectionId: string }> }) {
  const t = await getExtracted()

  const { collectionId } = await params
  const { may } = await requireStaff(`/collections/${collectionId}`)
  if (!may('products.read')) return <NoAccess needs="products.read" />
  const collection = await load(api().product.collections.get.query({ collectionId }))
  return (
    <>
      <PageHeader
        title={collection.title}
        badge={<CollectionBadge isShown={collection.isShown} />}
        description={t.rich('{address} · last changed <date></date>', {
          address: `/collections/${collection.slug}`,
          date: () => <DateText value={collection.updatedAt} style="dateTime" />,
        })}
        breadcrumb={[{ label: t('Collections'), href: '/collections' }]}
      />
      {/* Another version is another form: what somebody else has saved replaces what stands in the fields. */}
      <CollectionForm key={collection.version} collection={collection} mayChange={may('catalogue.manage')} />
    </>
  )
}
