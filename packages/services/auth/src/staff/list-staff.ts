import { MAX_STAFF, STAFF_ROLES, type StaffRole, type staffListSchema } from '@millyard/contracts'
import type { StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { OPEN } from '../invitations/invitation-link.ts'
import type { Deps } from '../trpc.ts'

type MemberRow = {
  id: string
  name: string
  email: string
  roles: StaffRole[]
  since: Date
  lastSignInAt: Date | null
  hasTwoFactor: boolean
}

const inOrder = (roles: readonly StaffRole[]) => STAFF_ROLES.filter((role) => roles.includes(role))

/** Everybody on the staff, who came first at the top, and who is invited. */
export async function listStaff(
  { database: { client } }: Deps,
  actor: StaffActor,
): Promise<z.infer<typeof staffListSchema>> {
  const [members, invitations] = await Promise.all([
    // The newest session of each, from the end of its index on (user_id, id): ids are in the order of time.
    client.$queryRaw<MemberRow[]>`
      select u.id, u.name, u.email, s.roles::text[] as roles, s.created_at as since, last.created_at as "lastSignInAt",
        t.enabled_at is not null as "hasTwoFactor"
      from staff_member s join app_user u on u.id = s.user_id
      left join two_factor t on t.user_id = s.user_id
      left join lateral (
        select created_at from session where user_id = s.user_id and audience = 'admin' order by id desc limit 1
      ) last on true
      order by s.created_at, s.user_id limit ${MAX_STAFF}`,
    client.staffInvitation.findMany({
      where: OPEN,
      select: {
        id: true,
        email: true,
        roles: true,
        sentAt: true,
        expiresAt: true,
        invitedBy: { select: { name: true } },
      },
      orderBy: { id: 'asc' },
      take: MAX_STAFF,
    }),
  ])
  const now = new Date()
  return {
    members: members.map(({ since, lastSignInAt, ...member }) => ({
      ...member,
      roles: inOrder(member.roles),
      since: since.toISOString(),
      lastSignInAt: lastSignInAt?.toISOString() ?? null,
      isMe: member.id === actor.userId,
    })),
    invitations: invitations.map(({ id, email, roles, invitedBy, sentAt, expiresAt }) => ({
      id,
      email,
      roles: inOrder(roles),
      invitedBy: invitedBy.name,
      sentAt: sentAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      isExpired: expiresAt <= now,
    })),
  }
}
