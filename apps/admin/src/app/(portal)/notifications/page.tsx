import type { Metadata } from 'next'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { inboxQuery } from '../../../notifications/inbox-query.ts'
import { NotificationList } from '../../../notifications/notification-list.tsx'
import { requireStaff } from '../../../session/require-staff.ts'

export const metadata: Metadata = { title: 'Notifications' }

/** Open to all staff: what a role hears of is decided where the notification is written. */
export default async function NotificationsPage() {
  await requireStaff('/notifications')
  const { trpc, queryClient, hydrate } = createServerQueries()
  await queryClient.prefetchInfiniteQuery(inboxQuery(trpc))
  return hydrate(<NotificationList />)
}
