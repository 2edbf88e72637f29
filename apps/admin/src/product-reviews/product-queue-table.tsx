'use client'
import type { RouterOutputs } from '@millyard/api-client'
import type { ProductStatus } from '@millyard/contracts'
import { formatCount, Picture, PRODUCT_STATUS } from '@millyard/ui'
import { DataTable, DateText, StatusBadge, TextLink } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { UrlSelect } from '../components/url-select.tsx'
import { LIST_REFRESH_MS, tableState } from '../data/table-state.ts'
import { priceRange } from './product-price.ts'
import { productQueueQuery } from './product-queue-query.ts'
import classes from './product-queue-table.module.css'

type Row = RouterOutputs['product']['productQueue']['list']['items'][number]

/** What waits is shown unless something else is asked for. A draft is the factory's own business until it submits it. */
const STATUS_OPTIONS = (['changes_requested', 'approved', 'rejected', 'archived'] as const).map((value) => ({
  value,
  label: PRODUCT_STATUS[value].label,
}))

function ProductCell({ id, title, images }: Row) {
  const [image] = images
  return (
    <span className={classes.product}>
      {image ? (
        <Picture image={image} sizes="32px" alt="" className={classes.thumb} />
      ) : (
        <span className={classes.thumb} />
      )}
      <TextLink href={`/product-reviews/${id}`} fw={600}>
        {title}
      </TextLink>
    </span>
  )
}

export function ProductQueueTable({ status }: { status: ProductStatus }) {
  const trpc = useTRPC()
  const router = useRouter()
  const query = useInfiniteQuery({ ...productQueueQuery(trpc, status), refetchInterval: LIST_REFRESH_MS })
  return (
    <DataTable<Row>
      label="products"
      columns={[
        { accessor: 'title', title: 'Product', render: ProductCell },
        { accessor: 'factory.name', title: 'Factory' },
        { accessor: 'categoryName', title: 'Category' },
        {
          accessor: 'variants',
          title: 'Price',
          textAlign: 'right',
          phone: 'amount',
          render: ({ variants, currency }) => <span data-figures>{priceRange(variants, currency)}</span>,
        },
        {
          accessor: 'variantCount',
          title: 'Variants',
          textAlign: 'right',
          phone: 'hidden',
          render: ({ variants }) => <span data-figures>{formatCount(variants.length)}</span>,
        },
        { accessor: 'status', render: (row) => <StatusBadge status={PRODUCT_STATUS[row.status]} /> },
        {
          accessor: 'submittedAt',
          title: 'Submitted',
          render: ({ submittedAt }) => (submittedAt ? <DateText value={submittedAt} style="dateTime" /> : '–'),
        },
      ]}
      {...tableState(query)}
      empty={
        status === 'submitted'
          ? { title: 'No product waits', description: 'Submitted products appear here, the oldest first.' }
          : { title: 'No product has this status', description: 'Choose another status above.' }
      }
      onRowClick={({ id }) => router.push(`/product-reviews/${id}`)}
      toolbar={
        <UrlSelect name="status" label="Status" allLabel={PRODUCT_STATUS.submitted.label} options={STATUS_OPTIONS} />
      }
    />
  )
}
