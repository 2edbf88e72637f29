import { idSchema, type Notification, type PageInput } from '@millyard/contracts'
import { decodeCursor, toPage, type UserActor } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'

const cursorKey = z.tuple([idSchema('ntf')])

/**
 * What is the actor's in the portal that the token is for. In the vendor portal: of the factory that they act for now, so
 * that every entry leads to a page which they may open.
 */
function inboxOf({ userId, audience, vendorId }: UserActor) {
  return { userId, audience, ...(audience === 'vendor' && vendorId ? { vendorId: { in: ['', vendorId] } } : {}) }
}

/** The actor's notifications, newest first. Index: user, audience, id. */
export async function listNotifications(
  { database }: Deps,
  actor: UserActor,
  input: PageInput,
): Promise<{ items: Notification[]; nextCursor: string | null }> {
  const after = decodeCursor(input.cursor, cursorKey)
  const rows = await database.client.notification.findMany({
    where: { ...inboxOf(actor), ...(after ? { id: { lt: after[0] } } : {}) },
    orderBy: { id: 'desc' },
    take: input.limit + 1,
    select: { id: true, topic: true, title: true, body: true, href: true, createdAt: true, readAt: true },
  })
  return toPage(
    rows,
    input.limit,
    (row) => ({ ...row, createdAt: row.createdAt.toISOString(), readAt: row.readAt?.toISOString() ?? null }),
    (row) => [row.id],
  )
}

/** How many the actor has not read; counting stops at 100. Index: `notification_unread`. */
export async function countUnread({ database }: Deps, actor: UserActor): Promise<number> {
  const rows = await database.client.notification.findMany({
    where: { ...inboxOf(actor), readAt: null },
    take: 100,
    select: { id: true },
  })
  return rows.length
}

/** Marks the actor's own notifications as read: these, or all. Others' ids change nothing. */
export async function markRead({ database, clock }: Deps, actor: UserActor, ids: string[] | undefined): Promise<void> {
  await database.client.notification.updateMany({
    where: { ...inboxOf(actor), readAt: null, ...(ids ? { id: { in: ids } } : {}) },
    data: { readAt: clock.now() },
  })
}
