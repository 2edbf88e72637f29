import { emailSchema, newId, passwordSchema, STAFF_ROLES, text } from '@millyard/contracts'
import { publish } from '@millyard/service-kit'
import { z } from 'zod'
import { hashPassword } from '../accounts/password.ts'
import { insertUser } from '../accounts/user.repository.ts'
import { writeAuditEntry } from '../audit/audit.repository.ts'
import type { Deps } from '../trpc.ts'

export const addStaffMemberInput = z.object({
  email: emailSchema,
  name: text(100),
  password: passwordSchema,
  roles: z
    .array(z.enum(STAFF_ROLES))
    .min(1, 'Give at least one role.')
    .transform((roles) => STAFF_ROLES.filter((role) => roles.includes(role))),
  /** True: the operator vouches for the address, no mail is needed. */
  isVerified: z.boolean().default(false),
})

export type AddedStaffMember = { userId: string; isNewUser: boolean; isChanged: boolean }

/**
 * Makes somebody a member of staff with exactly these roles; for the operator's command line, which is the only way to the
 * first one. A login that exists keeps its name and password. Doing it again changes and publishes nothing.
 */
export async function addStaffMember(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  input: z.infer<typeof addStaffMemberInput>,
): Promise<AddedStaffMember> {
  const passwordHash = await hashPassword(input.password)
  return database.transaction(async (tx) => {
    const now = clock.now()
    const newUserId = newId('usr')
    const isNewUser = await insertUser(tx, {
      id: newUserId,
      email: input.email,
      name: input.name,
      passwordHash,
      emailVerifiedAt: input.isVerified ? now : null,
      now,
    })
    // Locked, so that two of these commands for one address come one after the other.
    await tx.$executeRaw`select id from app_user where email = ${input.email} for no key update`
    const user = await tx.user.findUniqueOrThrow({
      where: { email: input.email },
      select: { id: true, name: true, staffMember: { select: { roles: true } } },
    })
    if (isNewUser) {
      await publish(tx, clock, 'user.registered.v1', user.id, {
        userId: user.id,
        name: user.name,
        email: input.email,
      })
    }
    if (input.isVerified && !isNewUser) {
      await tx.user.updateMany({ where: { id: user.id, emailVerifiedAt: null }, data: { emailVerifiedAt: now } })
    }

    const before = user.staffMember?.roles
    const isChanged = before?.toSorted().join() !== input.roles.toSorted().join()
    if (isChanged) {
      await tx.staffMember.upsert({
        where: { userId: user.id },
        create: { userId: user.id, roles: input.roles, createdAt: now, updatedAt: now },
        update: { roles: input.roles, updatedAt: now },
        select: { userId: true },
      })
      await publish(tx, clock, 'staff.added.v1', user.id, {
        userId: user.id,
        name: user.name,
        email: input.email,
        roles: input.roles,
      })
      await writeAuditEntry(tx, {
        actorUserId: 'operator',
        action: 'staff.set_roles',
        subjectType: 'user',
        subjectId: user.id,
        details: { from: before ?? [], to: input.roles },
        requestId: 'command-line',
        occurredAt: now,
      })
    }
    return { userId: user.id, isNewUser, isChanged }
  })
}
