import { AppError, emailSchema, newId, passwordSchema, personNameSchema, STAFF_ROLES } from '@millyard/contracts'
import { publish } from '@millyard/service-kit'
import { z } from 'zod'
import { hashPassword, requireGoodPassword } from '../accounts/password.ts'
import { insertUser } from '../accounts/user.repository.ts'
import { writeAuditEntry } from '../audit/audit.repository.ts'
import { OPERATOR } from '../audit/operator.ts'
import { revokeSessionsOf } from '../sessions/session.repository.ts'
import type { AuthTx, Deps } from '../trpc.ts'
import { removeTwoFactor } from '../two-factor/two-factor.repository.ts'
import { holdRoster, nextStaffVersion } from './staff.repository.ts'

export const addStaffMemberInput = z.object({
  email: emailSchema,
  name: personNameSchema,
  password: passwordSchema,
  roles: z
    .array(z.enum(STAFF_ROLES))
    .min(1, 'Give at least one role.')
    .transform((roles) => STAFF_ROLES.filter((role) => roles.includes(role))),
  /** True: the operator vouches for the address, no mail is needed. */
  isVerified: z.boolean().default(false),
  /** True: a login whose address nobody has proven becomes the operator's to give. */
  takeOver: z.boolean().default(false),
})

export type AddedStaffMember = { userId: string; isNewUser: boolean; isChanged: boolean; isTakenOver: boolean }

/**
 * Makes somebody a member of staff with exactly these roles; for the operator's command line, which is the only way to the
 * first one. A login that exists and has proven its address keeps its name and password. One that has not may belong to
 * anybody: it is refused, or taken over, which gives it the operator's name and password and ends what it had open.
 * Doing it again changes and publishes nothing.
 * @throws AppError CONFLICT for a login that is not proven, without `takeOver`
 */
export async function addStaffMember(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  input: z.infer<typeof addStaffMemberInput>,
): Promise<AddedStaffMember> {
  requireGoodPassword(input.password, 'password', [input.name, input.email])
  const passwordHash = await hashPassword(input.password)
  return database.transaction(async (tx) => {
    await holdRoster(tx)
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
      select: { id: true, name: true, emailVerifiedAt: true, staffMember: { select: { roles: true } } },
    })
    const isUnproven = !isNewUser && user.emailVerifiedAt === null
    const isTakenOver = isUnproven && input.takeOver
    // Staff that is not proven was added here, with the operator's own password: its roles may change.
    if (isUnproven && !isTakenOver && (input.isVerified || !user.staffMember)) throw unproven(input.email)
    if (isTakenOver) await takeOverLogin(tx, user.id, { name: input.name, passwordHash, now })
    const name = isTakenOver ? input.name : user.name
    if (isNewUser) {
      await publish(tx, clock, 'user.registered.v1', user.id, {
        userId: user.id,
        name: user.name,
        email: input.email,
      })
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
        name,
        email: input.email,
        roles: input.roles,
        version: await nextStaffVersion(tx),
      })
      await writeAuditEntry(tx, {
        ...OPERATOR,
        action: 'staff.set_roles',
        subjectType: 'user',
        subjectId: user.id,
        subjectName: name,
        details: { from: before ?? [], to: input.roles },
        occurredAt: now,
      })
    }
    return { userId: user.id, isNewUser, isChanged, isTakenOver }
  })
}

const unproven = (email: string) =>
  new AppError('CONFLICT', {
    message:
      `There is a login for ${email} whose owner has not proven the address: anybody may have made it, and know its ` +
      'password. Have them confirm the address first, or repeat this with --take-over: it sets the password given here ' +
      'and ends every session.',
  })

/** Makes a login the operator's: whoever made it knows neither its password nor a session or link that works. */
async function takeOverLogin(
  tx: AuthTx,
  userId: string,
  { name, passwordHash, now }: { name: string; passwordHash: string; now: Date },
): Promise<void> {
  const realNow = new Date()
  await tx.user.updateMany({
    where: { id: userId },
    data: { name, passwordHash, emailVerifiedAt: now, updatedAt: now },
  })
  await revokeSessionsOf(tx, userId, 'taken_over', realNow)
  await removeTwoFactor(tx, userId, realNow)
  await tx.emailToken.updateMany({ where: { userId, usedAt: null }, data: { usedAt: realNow } })
  await writeAuditEntry(tx, {
    ...OPERATOR,
    action: 'staff.take_over_login',
    subjectType: 'user',
    subjectId: userId,
    subjectName: name,
    details: {},
    occurredAt: now,
  })
}
