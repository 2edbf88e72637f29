import {
  ACCESS_TOKEN_TTL_SECONDS,
  AppError,
  type Audience,
  newId,
  type openViewInput,
  type ViewPair,
  type viewTokenInput,
} from '@millyard/contracts'
import type { z } from 'zod'
import { toUser } from '../accounts/user.repository.ts'
import { writeAuditEntry } from '../audit/audit.repository.ts'
import { findGrants, portalAccess } from '../sessions/grants.ts'
import { createOpaqueToken, hashOpaqueToken } from '../sessions/opaque-token.ts'
import type { AuthTx, Deps } from '../trpc.ts'

/** The same for a code or token that was spent, is over, or never was. */
const over = () =>
  new AppError('UNAUTHENTICATED', { message: 'This view is over. Begin it again in the admin console.' })

type View = {
  id: string
  staffUserId: string
  staffName: string
  staffSessionId: string
  userId: string
  audience: Audience
  vendorId: string | null
  endsAt: Date
}

const VIEW_COLUMNS = {
  id: true,
  staffUserId: true,
  staffName: true,
  staffSessionId: true,
  userId: true,
  audience: true,
  vendorId: true,
  endsAt: true,
} as const

/**
 * Spends the code of a view at the portal that it is for.
 * @throws AppError UNAUTHENTICATED for a code that opens nothing (any more)
 */
export async function openView(deps: Deps, { code, audience }: z.infer<typeof openViewInput>): Promise<ViewPair> {
  const { token, tokenHash } = createOpaqueToken()
  const now = new Date()
  // One statement: of two that bring the same code, one wins. The code is gone with it.
  const [view] = await deps.database.client.viewSession.updateManyAndReturn({
    where: { tokenHash: hashOpaqueToken(code), audience, openedAt: null, endedAt: null, codeExpiresAt: { gt: now } },
    data: { tokenHash, openedAt: now },
    select: VIEW_COLUMNS,
  })
  if (!view) throw over()
  return issueViewPair(deps, view, token)
}

/** The next access token of an open view. @throws AppError UNAUTHENTICATED when it is over, or its member of staff may not any more */
export async function renewView(deps: Deps, { refreshToken }: z.infer<typeof viewTokenInput>): Promise<ViewPair> {
  const view = await deps.database.client.viewSession.findFirst({
    where: {
      tokenHash: hashOpaqueToken(refreshToken),
      openedAt: { not: null },
      endedAt: null,
      endsAt: { gt: new Date() },
    },
    select: VIEW_COLUMNS,
  })
  if (!view) throw over()
  return issueViewPair(deps, view, refreshToken)
}

/** Ends a view. What is over already stays so. */
export async function endView(
  { database, clock }: Deps,
  { refreshToken, requestId }: z.infer<typeof viewTokenInput> & { requestId: string },
): Promise<{ ok: true }> {
  await database.transaction(async (tx) => {
    const [view] = await tx.viewSession.updateManyAndReturn({
      where: { tokenHash: hashOpaqueToken(refreshToken), openedAt: { not: null }, endedAt: null },
      data: { endedAt: new Date() },
      select: { ...VIEW_COLUMNS, user: { select: { name: true } } },
    })
    if (view) await recordEnd(tx, view, { requestId, occurredAt: clock.now() })
  })
  return { ok: true }
}

const recordEnd = (
  tx: AuthTx,
  { staffUserId, staffName, userId, user }: View & { user: { name: string } },
  when: { requestId: string; occurredAt: Date },
) =>
  writeAuditEntry(tx, {
    actorUserId: staffUserId,
    actorName: staffName,
    action: 'user.view_as_end',
    subjectType: 'user',
    subjectId: userId,
    subjectName: user.name,
    details: {},
    service: 'auth',
    ...when,
  })

/**
 * An access token with the person's identity and `act`, the member of staff behind it. It is asked each time whether both are
 * still what they were: the console's session lives, two-factor is on, the role allows it, the person has not become staff.
 */
async function issueViewPair({ database, accessTokens }: Deps, view: View, token: string): Promise<ViewPair> {
  const { client } = database
  const now = new Date()
  const [living, staff, grants] = await Promise.all([
    client.session.findFirst({
      where: { id: view.staffSessionId, userId: view.staffUserId, revokedAt: null, expiresAt: { gt: now } },
      select: { id: true },
    }),
    findGrants(client, view.staffUserId),
    findGrants(client, view.userId),
  ])
  const mayView = staff && portalAccess(staff, 'admin', null)?.permissions.includes('users.view_as')
  const access = grants && portalAccess(grants, view.audience, view.vendorId)
  // Another factory than the one that the view was opened for is not shown.
  const isSamePlace = access?.vendorId === view.vendorId
  if (!living || !mayView || !grants || grants.staffRoles.length > 0 || !access || !isSamePlace) throw over()
  const signed = await accessTokens.sign(
    {
      sub: grants.user.id,
      aud: view.audience,
      // No session of the person: nothing that asks for a living one answers.
      sid: newId('ses'),
      name: grants.user.name,
      permissions: access.permissions,
      ...(access.vendorId ? { vendorId: access.vendorId } : {}),
      act: { sub: view.staffUserId, name: view.staffName },
    },
    { ttlSeconds: Math.min(ACCESS_TOKEN_TTL_SECONDS, Math.ceil((view.endsAt.getTime() - now.getTime()) / 1_000)) },
  )
  return {
    accessToken: signed.token,
    accessExpiresAt: signed.expiresAt.toISOString(),
    refreshToken: token,
    refreshExpiresAt: view.endsAt.toISOString(),
    user: toUser(grants.user),
    vendorId: access.vendorId,
    permissions: access.permissions,
    mustEnrol: false,
    viewedBy: view.staffName,
  }
}
