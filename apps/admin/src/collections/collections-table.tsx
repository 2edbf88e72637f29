'use client'
import { Button } from '@mantine/core'
import type { StaffCollectionRow } from '@millyard/contracts'
import { formatCount } from '@millyard/ui'
import { DataTable, DateText, PageHeader, TextLink } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconPlus, IconStack2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { CollectionBadge } from './collection-badge.tsx'
import { NewCollection } from './new-collection.tsx'

/** All collections; a click opens one. */
export function CollectionsTable({ mayChange }: { mayChange: boolean }) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const router = useRouter()
  const [isAdding, setAdding] = useState(false)
  const query = useQuery(trpc.product.collections.list.queryOptions())
  const add = mayChange ? (
    <Button leftSection={<IconPlus size={18} />} onClick={() => setAdding(true)}>
      {t('Add collection')}
    </Button>
  ) : undefined
  return (
    <>
      <PageHeader
        title={t('Collections')}
        description={t('Goods that you put together: on the home page, and on a page of their own.')}
        actions={add}
      />
      <DataTable<StaffCollectionRow>
        label={t('collections')}
        rows={query.data?.collections}
        error={query.error}
        onRetry={() => query.refetch()}
        columns={[
          {
            accessor: 'title',
            title: t('Collection'),
            render: ({ id, title }) => (
              <TextLink href={`/collections/${id}`} fw={600}>
                {title}
              </TextLink>
            ),
          },
          {
            accessor: 'isShown',
            title: t('Status'),
            render: (row) => <CollectionBadge isShown={row.isShown} />,
          },
          {
            accessor: 'productCount',
            title: t('Products'),
            textAlign: 'right',
            render: ({ productCount }) => <span data-figures>{formatCount(productCount)}</span>,
          },
          { accessor: 'updatedAt', title: t('Changed'), render: ({ updatedAt }) => <DateText value={updatedAt} /> },
        ]}
        empty={{
          icon: <IconStack2 size={24} stroke={1.5} />,
          title: t('No collection yet'),
          description: t('Put goods together under a title, such as “Made of wool”, and show them on the home page.'),
          action: add,
        }}
        onRowClick={({ id }) => router.push(`/collections/${id}`)}
      />
      <NewCollection isOpen={isAdding} onClose={() => setAdding(false)} />
    </>
  )
}
