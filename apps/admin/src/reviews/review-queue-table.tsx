'use client'
import type { RouterOutputs } from '@millyard/api-client'
import { plural, REVIEW_STATUS } from '@millyard/ui'
import { DataTable, DateText, Stars, StatusBadge, TextLink } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { UrlSelect } from '../components/url-select.tsx'
import { LIST_REFRESH_MS, tableState } from '../data/table-state.ts'
import { type ReviewQueue, reviewQueueQuery } from './review-queue-query.ts'
import classes from './reviews.module.css'
import { waitingText } from './waiting-text.ts'

/** The time, renewed every minute. */
function useNow(loadedAt: number): number {
  const [now, setNow] = useState(loadedAt)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

type Row = RouterOutputs['product']['reviewQueue']['list']['items'][number]

const LISTS = [
  { value: 'hidden', label: 'Hidden' },
  { value: 'all', label: 'All reviews' },
]
const EMPTY: Readonly<Record<ReviewQueue, { title: string; description: string }>> = {
  waiting: { title: 'No review waits', description: 'What readers report appears here, the oldest first.' },
  hidden: { title: 'No review is hidden', description: 'What staff hide appears here.' },
  all: { title: 'No reviews yet', description: 'What buyers write appears here, the newest first.' },
}

/** @param loadedAt when the page was made, so that server and browser tell the same age at first */
export function ReviewQueueTable({ show, loadedAt }: { show: ReviewQueue; loadedAt: number }) {
  const trpc = useTRPC()
  const router = useRouter()
  const now = useNow(loadedAt)
  const query = useInfiniteQuery({ ...reviewQueueQuery(trpc, show), refetchInterval: LIST_REFRESH_MS })
  return (
    <DataTable<Row>
      label="reviews"
      columns={[
        {
          accessor: 'title',
          title: 'Review',
          render: ({ id, title, body }) => (
            <span className={classes.cell}>
              <TextLink href={`/reviews/${id}`} fw={600}>
                {title}
              </TextLink>
              <span className={classes.excerpt}>{body}</span>
            </span>
          ),
        },
        { accessor: 'rating', title: 'Stars', render: ({ rating }) => <Stars rating={rating} /> },
        { accessor: 'product.title', title: 'Product' },
        { accessor: 'factoryName', title: 'Factory' },
        { accessor: 'authorName', title: 'By' },
        {
          accessor: 'openReports',
          title: 'Why it waits',
          render: ({ openReports, status, waitingSince }) =>
            openReports > 0
              ? plural(openReports, 'report')
              : waitingSince && status === 'hidden'
                ? 'Edited while hidden'
                : '–',
        },
        {
          accessor: 'waitingSince',
          title: show === 'waiting' ? 'Waiting' : 'Written',
          render: ({ waitingSince, createdAt }) =>
            show === 'waiting' && waitingSince ? (
              waitingText(waitingSince, now)
            ) : (
              <DateText value={createdAt} style="dateTime" />
            ),
        },
        { accessor: 'status', render: ({ status }) => <StatusBadge status={REVIEW_STATUS[status]} /> },
      ]}
      {...tableState(query)}
      empty={EMPTY[show]}
      onRowClick={({ id }) => router.push(`/reviews/${id}`)}
      toolbar={<UrlSelect name="show" label="List" allLabel="Waiting for a decision" options={LISTS} />}
    />
  )
}
