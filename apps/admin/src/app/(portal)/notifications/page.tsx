import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { inboxQuery } from '../../../notifications/inbox-query.ts'
import { NotificationList } from '../../../notifications/notification-list.tsx'
import { requireStaff } from '../../../session/require-staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Notifications') }
}

/** Open to all staff: what a role hears of is decided where the notification is written. */
export default async function NotificationsPage() {
  await requireStaff('/notifications')
  const { trpc, queryClient, hydrate } = createServerQueries()
  await queryClient.prefetchInfiniteQuery(inboxQuery(trpc))
  return hydrate(<NotificationList />)
}
