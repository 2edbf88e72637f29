import { load } from '@millyard/web-kit/load'
import { BellOff } from 'lucide'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { requireViewer } from '../../../account/require-viewer.ts'
import { Button, ButtonLink } from '../../../components/button.tsx'
import { Icon } from '../../../components/icon.tsx'
import { EmptyState } from '../../../components/states.tsx'
import { markRead } from '../../../notifications/actions.ts'
import { NotificationRow } from '../../../notifications/notification-row.tsx'
import { firstParam, type RawSearchParams } from '../../../page-props.ts'
import { api } from '../../../server-kit.ts'
import { SITE_LINKS } from '../../../site-links.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Notifications') }
}

const PER_PAGE = 30

export default async function NotificationsPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()
  await requireViewer(SITE_LINKS.notifications)
  const cursor = firstParam((await searchParams).cursor)
  const { items, nextCursor } = await load(api().notification.inbox.list.query({ limit: PER_PAGE, cursor }))
  const hasUnread = items.some((notification) => notification.readAt === null)
  return (
    <>
      <div className="mb-6 flex flex-wrap items-end justify-between gap-4">
        <h1 className="text-4xl">{t('Notifications')}</h1>
        {hasUnread ? (
          <form action={markRead.bind(null, undefined)}>
            <Button type="submit" variant="secondary" size="sm">
              {t('Mark all as read')}
            </Button>
          </form>
        ) : null}
      </div>
      {items.length === 0 ? (
        <EmptyState
          icon={<Icon drawing={BellOff} size={40} strokeWidth={1.25} />}
          title={t('Nothing new')}
          description={t('When something happens to your orders and parcels, it says so here.')}
        />
      ) : (
        <ul className="divide-y divide-line border-line border-y">
          {items.map((notification) => (
            <li key={notification.id}>
              <NotificationRow notification={notification} />
            </li>
          ))}
        </ul>
      )}
      {nextCursor ? (
        <p className="mt-8">
          <ButtonLink
            href={`${SITE_LINKS.notifications}?cursor=${encodeURIComponent(nextCursor)}`}
            variant="secondary"
            rel="next"
          >
            {t('Older notifications')}
          </ButtonLink>
        </p>
      ) : null}
    </>
  )
}
