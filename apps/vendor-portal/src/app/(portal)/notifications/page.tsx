import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { nextCursor } from '../../../data/next-cursor.ts'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { NotificationList } from '../../../notifications/notification-list.tsx'
import { requireViewer } from '../../../session/require-factory.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Notifications') }
}

/** Open to everyone who is signed in: news of an application arrives here too. */
export default async function NotificationsPage() {
  await requireViewer('/notifications')
  const { queryClient, trpc, hydrate } = createServerQueries()
  await load(
    queryClient.fetchInfiniteQuery(
      trpc.notification.inbox.list.infiniteQueryOptions({}, { getNextPageParam: nextCursor }),
    ),
  )
  return hydrate(<NotificationList />)
}
