'use client'
import type { RouterOutputs } from '@millyard/api-client'
import { formatCount, Picture, useStatusTexts } from '@millyard/ui'
import { DataTable, DateText, StatusBadgeOf, TextLink, WaitingAge } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { QueueFilters } from '../components/queue-filters.tsx'
import { UrlSelect } from '../components/url-select.tsx'
import { LIST_REFRESH_MS, tableState } from '../data/table-state.ts'
import { type ProductQueueFilters, productQueueQuery, QUEUE_STATUSES } from './product-queue-query.ts'
import classes from './product-queue-table.module.css'

type Row = RouterOutputs['product']['productQueue']['list']['items'][number]

/** What waits is opened at its product: the newest there is what waits. What is decided, at its own version. */
const hrefOf = ({ productId, id, status }: Row) =>
  status === 'submitted' ? `/product-reviews/${productId}` : `/product-reviews/${productId}?revision=${id}`

function ProductCell(row: Row) {
  const { title, image } = row
  return (
    <span className={classes.product}>
      {image ? (
        <Picture image={image} sizes="32px" alt="" className={classes.thumb} />
      ) : (
        <span className={classes.thumb} />
      )}
      <TextLink href={hrefOf(row)} fw={600}>
        {title}
      </TextLink>
    </span>
  )
}

interface Props {
  filters: ProductQueueFilters
  overdueHours: number
}

export function ProductQueueTable({ filters, overdueHours }: Props) {
  const t = useExtracted('client')
  const statusTexts = useStatusTexts('revision')
  const kinds = {
    allLabel: t('New and changed'),
    options: [
      { value: 'new', label: t('New products') },
      { value: 'change', label: t('Changes') },
    ],
  }

  const { status } = filters
  const trpc = useTRPC()
  const router = useRouter()
  const query = useInfiniteQuery({ ...productQueueQuery(trpc, filters), refetchInterval: LIST_REFRESH_MS })
  return (
    <DataTable<Row>
      label={t('products')}
      columns={[
        { accessor: 'title', title: t('Product'), render: ProductCell },
        {
          accessor: 'isChange',
          title: t('What'),
          render: ({ isChange, number }) =>
            isChange ? t('Changes, version {number, number}', { number }) : t('New product'),
        },
        { accessor: 'factory.name', title: t('Factory') },
        { accessor: 'categoryName', title: t('Category') },
        {
          accessor: 'variantCount',
          title: t('Variants'),
          textAlign: 'right',
          phone: 'hidden',
          render: ({ variantCount }) => <span data-figures>{formatCount(variantCount)}</span>,
        },
        {
          accessor: 'status',
          title: t('Status'),
          render: (row) => (
            <>
              <StatusBadgeOf kind="revision" status={row.status} /> {row.isAutomatic ? t('automatically') : null}
            </>
          ),
        },
        {
          accessor: 'submittedAt',
          title: status === 'submitted' ? t('Waits since') : t('Submitted'),
          render: ({ submittedAt }) =>
            submittedAt === null ? (
              '–'
            ) : status === 'submitted' ? (
              <WaitingAge value={submittedAt} overdueHours={overdueHours} />
            ) : (
              <DateText value={submittedAt} style="dateTime" />
            ),
        },
      ]}
      {...tableState(query)}
      empty={
        filters.kind || filters.vendorId
          ? { title: t('Nothing here'), description: t('Take away a filter above.') }
          : status === 'submitted'
            ? { title: t('No product waits'), description: t('Submitted products appear here, the oldest first.') }
            : { title: t('No product has this status'), description: t('Choose another status above.') }
      }
      onRowClick={(row) => router.push(hrefOf(row))}
      toolbar={
        <QueueFilters
          kinds={kinds}
          list={
            <UrlSelect
              name="status"
              label={t('Status')}
              allLabel={statusTexts.submitted.label}
              // A draft is the factory's own business until it submits it.
              options={QUEUE_STATUSES.filter((value) => value !== 'submitted').map((value) => ({
                value,
                label: statusTexts[value].label,
              }))}
            />
          }
        />
      }
    />
  )
}
