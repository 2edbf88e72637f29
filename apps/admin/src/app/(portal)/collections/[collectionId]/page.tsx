import { DateText, PageHeader, StatusBadge } from '@millyard/ui/portal'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { CollectionForm } from '../../../../collections/collection-form.tsx'
import { collectionStatus } from '../../../../collections/collection-status.ts'
import { NoAccess } from '../../../../components/no-access.tsx'
import { api } from '../../../../server-kit.ts'
import { requireStaff } from '../../../../session/require-staff.ts'

export const metadata: Metadata = { title: 'Collection' }

export default async function CollectionPage({ params }: { params: Promise<{ collectionId: string }> }) {
  const { collectionId } = await params
  const { may } = await requireStaff(`/collections/${collectionId}`)
  if (!may('products.read')) return <NoAccess needs="products.read" />
  const collection = await load(api().product.collections.get.query({ collectionId }))
  return (
    <>
      <PageHeader
        title={collection.title}
        badge={<StatusBadge status={collectionStatus(collection.isShown)} />}
        description={
          <>
            /collections/{collection.slug} · last changed <DateText value={collection.updatedAt} style="dateTime" />
          </>
        }
        breadcrumb={[{ label: 'Collections', href: '/collections' }]}
      />
      {/* Another version is another form: what somebody else has saved replaces what stands in the fields. */}
      <CollectionForm key={collection.version} collection={collection} mayChange={may('catalogue.manage')} />
    </>
  )
}
