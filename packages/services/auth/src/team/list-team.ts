import { MAX_TEAM, notFound, type Team, vendorPermissions } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { Deps } from '../trpc.ts'

/**
 * Who belongs to the factory, in the order in which they joined, and who is invited, for those who manage the team.
 * @throws AppError NOT_FOUND for somebody who is no member any more
 */
export async function listTeam({ database }: Deps, actor: VendorActor): Promise<Team> {
  const vendor = await database.client.vendorProfile.findFirst({
    where: { id: actor.vendorId, members: { some: { userId: actor.userId } } },
    select: {
      status: true,
      members: {
        select: { id: true, userId: true, role: true, createdAt: true, user: { select: { name: true, email: true } } },
        orderBy: { id: 'asc' },
        take: MAX_TEAM,
      },
      invitations: {
        where: { acceptedAt: null, revokedAt: null },
        select: {
          id: true,
          email: true,
          role: true,
          sentAt: true,
          expiresAt: true,
          invitedBy: { select: { name: true } },
        },
        orderBy: { id: 'asc' },
        take: MAX_TEAM,
      },
    },
  })
  const me = vendor?.members.find(({ userId }) => userId === actor.userId)
  if (!vendor || !me) throw notFound('factory')
  const now = new Date()
  const mayManage = vendorPermissions(me.role, vendor.status).includes('team.manage')
  return {
    members: vendor.members.map(({ id, userId, role, createdAt, user }) => ({
      id,
      ...user,
      role,
      joinedAt: createdAt.toISOString(),
      isMe: userId === actor.userId,
    })),
    invitations: !mayManage
      ? []
      : vendor.invitations.map(({ id, email, role, sentAt, expiresAt, invitedBy }) => ({
          id,
          email,
          role,
          invitedBy: invitedBy.name,
          sentAt: sentAt.toISOString(),
          expiresAt: expiresAt.toISOString(),
          isExpired: expiresAt <= now,
        })),
  }
}
