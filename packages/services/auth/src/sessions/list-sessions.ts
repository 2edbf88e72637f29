import { AppError, type Audience, type PageInput, type SessionInfo, type sessionPage } from '@millyard/contracts'
import { decodeCursor, toPage, type UserActor } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../trpc.ts'
import { describeDevice } from './describe-device.ts'

/** What is told of a session. */
export const SESSION_COLUMNS = {
  id: true,
  audience: true,
  userAgent: true,
  network: true,
  createdAt: true,
  lastUsedAt: true,
} as const

type SessionRow = {
  id: string
  audience: Audience
  userAgent: string | null
  network: string | null
  createdAt: Date
  lastUsedAt: Date
}

export const toSession = ({ id, audience, userAgent, network, createdAt, lastUsedAt }: SessionRow): SessionInfo => ({
  id,
  audience,
  device: describeDevice(userAgent),
  network,
  signedInAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt.toISOString(),
})

/** What staff who view as the person see as the session that asks: their own look, which is none of the person's sessions. */
function viewOf(id: string): SessionInfo {
  const now = new Date().toISOString()
  const device = { kind: 'unknown' as const, name: 'Viewed by staff' }
  return { id, audience: 'storefront', device, network: null, signedInAt: now, lastUsedAt: now }
}

const sortKey = z.tuple([z.string().max(40)])

/**
 * Where the caller is signed in, at every portal: the session that asks, and a page of the others, the newest sign-in first.
 * @throws AppError UNAUTHENTICATED when the session that asks was ended
 */
export async function listSessions(
  { database: { client } }: Deps,
  { userId, sessionId, viewedBy }: UserActor,
  { cursor, limit }: PageInput,
): Promise<z.infer<typeof sessionPage>> {
  const after = decodeCursor(cursor, sortKey)
  const living = { userId, revokedAt: null, expiresAt: { gt: new Date() } }
  const [current, rows] = await Promise.all([
    client.session.findFirst({ where: { ...living, id: sessionId }, select: SESSION_COLUMNS }),
    client.session.findMany({
      where: { ...living, id: { not: sessionId, ...(after ? { lt: after[0] } : {}) } },
      select: SESSION_COLUMNS,
      orderBy: { id: 'desc' },
      take: limit + 1,
    }),
  ])
  if (viewedBy) return { current: viewOf(sessionId), ...toPage(rows, limit, toSession, ({ id }) => [id]) }
  if (!current) throw new AppError('UNAUTHENTICATED', { message: 'Your session has ended. Sign in again.' })
  return { current: toSession(current), ...toPage(rows, limit, toSession, ({ id }) => [id]) }
}
