import {
  AppError,
  newId,
  notFound,
  type startedViewSchema,
  type startViewInput,
  VIEW_CODE_TTL_SECONDS,
  VIEW_TTL_SECONDS,
} from '@millyard/contracts'
import { recordStaffAction, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { findGrants, portalAccess } from '../sessions/grants.ts'
import { createOpaqueToken } from '../sessions/opaque-token.ts'
import { requireLivingSession } from '../sessions/session.repository.ts'
import type { Deps } from '../trpc.ts'

const PORTALS = { storefront: 'the shop', vendor: 'the factory portal' } as const

/**
 * Makes a code with which one portal shows itself as this person sees it. The code opens it once, within a minute; the reason
 * and the person are in the log before there is anything to see.
 * @throws AppError UNAUTHENTICATED, NOT_FOUND; FORBIDDEN for somebody of the staff; CONFLICT for the factory portal of somebody
 * without a factory
 */
export async function startView(
  { database, clock, portalUrls }: Deps,
  actor: StaffActor,
  { userId, audience, reason }: z.infer<typeof startViewInput>,
): Promise<z.infer<typeof startedViewSchema>> {
  const { token: code, tokenHash } = createOpaqueToken()
  const now = new Date()
  const codeExpiresAt = new Date(now.getTime() + VIEW_CODE_TTL_SECONDS * 1_000)
  await database.transaction(async (tx) => {
    await requireLivingSession(tx, actor)
    const grants = await findGrants(tx, userId)
    if (!grants) throw notFound('person')
    if (grants.staffRoles.length > 0) {
      throw new AppError('FORBIDDEN', { message: 'Nobody views as somebody of the staff.' })
    }
    const access = portalAccess(grants, audience, null)
    if (audience === 'vendor' && !access?.vendorId) {
      throw new AppError('CONFLICT', { message: 'This person belongs to no factory.' })
    }
    await tx.viewSession.createMany({
      data: [
        {
          id: newId('vas'),
          staffUserId: actor.userId,
          staffName: actor.name,
          staffSessionId: actor.sessionId,
          userId,
          audience,
          vendorId: access?.vendorId ?? null,
          tokenHash,
          codeExpiresAt,
          endsAt: new Date(now.getTime() + VIEW_TTL_SECONDS * 1_000),
        },
      ],
    })
    await recordStaffAction(tx, clock, actor, {
      action: 'user.view_as',
      subject: { type: 'user', id: userId, name: grants.user.name },
      details: { where: PORTALS[audience], reason },
    })
  })
  return { openUrl: `${portalUrls[audience]}/view-as`, code, expiresAt: codeExpiresAt.toISOString() }
}
