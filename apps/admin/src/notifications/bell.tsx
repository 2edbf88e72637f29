'use client'
import { NotificationBell } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useQuery } from '@tanstack/react-query'

const EVERY_MS = 20_000

/** The bell with its number, asked for again while the page is looked at. */
export function Bell({ initialCount }: { initialCount: number }) {
  const trpc = useTRPC()
  const { data } = useQuery(
    trpc.notification.inbox.unreadCount.queryOptions(undefined, {
      initialData: { count: initialCount },
      refetchInterval: EVERY_MS,
      refetchIntervalInBackground: false,
    }),
  )
  return <NotificationBell count={data.count} />
}
