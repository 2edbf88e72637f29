'use client'
import type { RouterOutputs } from '@millyard/api-client'
import { VENDOR_STATUSES, type VendorStatus } from '@millyard/contracts'
import { formatPlace, useStatusTexts } from '@millyard/ui'
import { DataTable, DateText, StatusBadgeOf, TextLink, WaitingAge } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { UrlSelect } from '../components/url-select.tsx'
import { LIST_REFRESH_MS, tableState } from '../data/table-state.ts'
import { factoriesQuery } from './factories-query.ts'

type Row = RouterOutputs['auth']['vendorReview']['list']['items'][number]

interface Props {
  status: VendorStatus | undefined
  overdueHours: number
}

export function FactoriesTable({ status, overdueHours }: Props) {
  const t = useExtracted('client')
  const statusTexts = useStatusTexts('factory')
  /** What waits is shown unless something else is asked for. */
  const options = [
    ...VENDOR_STATUSES.filter((value) => value !== 'in_review' && value !== 'draft').map((value) => ({
      value,
      label: statusTexts[value].label,
    })),
    { value: 'all', label: t('All factories') },
  ]

  const trpc = useTRPC()
  const router = useRouter()
  const query = useInfiniteQuery({ ...factoriesQuery(trpc, status), refetchInterval: LIST_REFRESH_MS })
  return (
    <DataTable<Row>
      label={t('factories')}
      columns={[
        {
          accessor: 'name',
          title: t('Factory'),
          render: ({ id, name }) => (
            <TextLink href={`/factories/${id}`} fw={600}>
              {name}
            </TextLink>
          ),
        },
        {
          accessor: 'status',
          title: t('Status'),
          render: (row) => <StatusBadgeOf kind="factory" status={row.status} />,
        },
        { accessor: 'city', title: t('Place'), render: ({ city, country }) => formatPlace(city, country) },
        { accessor: 'owner.name', title: t('Owner') },
        {
          accessor: 'appliedAt',
          title: t('Applied'),
          render: ({ appliedAt }) => <DateText value={appliedAt} style="dateTime" />,
        },
        {
          accessor: 'age',
          title: t('Waits since'),
          render: ({ status: now, sentAt }) =>
            now === 'in_review' && sentAt ? <WaitingAge value={sentAt} overdueHours={overdueHours} /> : '',
        },
        {
          accessor: 'decidedAt',
          title: t('Decided'),
          render: ({ decidedAt }) => (decidedAt ? <DateText value={decidedAt} /> : t('Not yet')),
        },
      ]}
      {...tableState(query)}
      empty={
        status === 'in_review'
          ? { title: t('No application waits'), description: t('New ones appear here, the oldest first.') }
          : { title: t('No factory has this status'), description: t('Choose another status above.') }
      }
      onRowClick={({ id }) => router.push(`/factories/${id}`)}
      pinFirstColumn
      toolbar={<UrlSelect name="status" label={t('Status')} allLabel={statusTexts.in_review.label} options={options} />}
    />
  )
}
