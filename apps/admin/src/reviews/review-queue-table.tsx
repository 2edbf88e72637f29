'use client'
import type { RouterOutputs } from '@millyard/api-client'
import { DataTable, DateText, Stars, StatusBadgeOf, TextLink, WaitingAge } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { QueueFilters } from '../components/queue-filters.tsx'
import { UrlSelect } from '../components/url-select.tsx'
import { LIST_REFRESH_MS, tableState } from '../data/table-state.ts'
import { type ReviewQueue, type ReviewQueueFilters, reviewQueueQuery } from './review-queue-query.ts'
import classes from './reviews.module.css'

type Row = RouterOutputs['product']['reviewQueue']['list']['items'][number]

interface Props {
  filters: ReviewQueueFilters
  overdueHours: number
}

export function ReviewQueueTable({ filters, overdueHours }: Props) {
  const t = useExtracted('client')
  const lists = [
    { value: 'hidden', label: t('Hidden') },
    { value: 'all', label: t('All reviews') },
  ]
  const kinds = {
    allLabel: t('Reported and edited'),
    options: [
      { value: 'reported', label: t('Reported') },
      { value: 'edited', label: t('Edited while hidden') },
    ],
  }
  const empty: Readonly<Record<ReviewQueue, { title: string; description: string }>> = {
    waiting: { title: t('No review waits'), description: t('What readers report appears here, the oldest first.') },
    hidden: { title: t('No review is hidden'), description: t('What staff hide appears here.') },
    all: { title: t('No reviews yet'), description: t('What buyers write appears here, the newest first.') },
  }

  const { show } = filters
  const trpc = useTRPC()
  const router = useRouter()
  const query = useInfiniteQuery({ ...reviewQueueQuery(trpc, filters), refetchInterval: LIST_REFRESH_MS })
  return (
    <DataTable<Row>
      label={t('reviews')}
      columns={[
        {
          accessor: 'title',
          title: t({ id: 'customerReview', message: 'Review' }),
          render: ({ id, title, body }) => (
            <span className={classes.cell}>
              <TextLink href={`/reviews/${id}`} fw={600}>
                {title}
              </TextLink>
              <span className={classes.excerpt}>{body}</span>
            </span>
          ),
        },
        { accessor: 'rating', title: t('Stars'), render: ({ rating }) => <Stars rating={rating} /> },
        { accessor: 'product.title', title: t('Product') },
        { accessor: 'factoryName', title: t('Factory') },
        { accessor: 'authorName', title: t('By') },
        {
          accessor: 'openReports',
          title: t('Why it waits'),
          render: ({ openReports, status, waitingSince }) =>
            openReports > 0
              ? t('{count, plural, one {# report} other {# reports}}', { count: openReports })
              : waitingSince && status === 'hidden'
                ? t('Edited while hidden')
                : '–',
        },
        {
          accessor: 'waitingSince',
          title: show === 'waiting' ? t('Waiting') : t('Written'),
          render: ({ waitingSince, createdAt }) =>
            show === 'waiting' && waitingSince ? (
              <WaitingAge value={waitingSince} overdueHours={overdueHours} />
            ) : (
              <DateText value={createdAt} style="dateTime" />
            ),
        },
        {
          accessor: 'status',
          title: t('Status'),
          render: ({ status }) => <StatusBadgeOf kind="review" status={status} />,
        },
      ]}
      {...tableState(query)}
      empty={
        filters.kind || filters.vendorId
          ? { title: t('Nothing here'), description: t('Take away a filter above.') }
          : empty[show]
      }
      onRowClick={({ id }) => router.push(`/reviews/${id}`)}
      toolbar={
        <QueueFilters
          kinds={kinds}
          list={<UrlSelect name="show" label={t('List')} allLabel={t('Waiting for a decision')} options={lists} />}
        />
      }
    />
  )
}
