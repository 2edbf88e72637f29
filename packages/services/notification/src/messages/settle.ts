import type { Audience } from '@millyard/contracts'
import type { Deps, NotificationTx } from '../deps.ts'

/**
 * What asked somebody to act has been acted on, by whoever was first: nobody's bell counts it any more. `href` is the page
 * that the entries lead to. Index: `notification_unread_href`.
 *
 * Events may overtake each other, so an entry can stay unread, or one that came in between can be read early; what really
 * waits is always told by the portals' queues, never by the bell alone.
 */
export async function settle(
  { clock }: Pick<Deps, 'clock'>,
  tx: NotificationTx,
  about: { audience: Audience; topic: string; href: string; vendorId?: string },
): Promise<void> {
  await tx.notification.updateMany({ where: { ...about, readAt: null }, data: { readAt: clock.now() } })
}
