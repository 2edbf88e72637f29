import type { User } from '@millyard/contracts'
import type { AuthTx, Queryable } from '../trpc.ts'

/** The columns that every answer about a person needs. */
export const USER_COLUMNS = { id: true, name: true, email: true, emailVerifiedAt: true } as const

export type UserRow = { id: string; name: string; email: string; emailVerifiedAt: Date | null }

export function toUser(row: UserRow): User {
  return { id: row.id, name: row.name, email: row.email, emailVerified: row.emailVerifiedAt !== null }
}

export type NewUser = {
  id: string
  email: string
  name: string
  /** Null: another provider opens it. */
  passwordHash: string | null
  emailVerifiedAt: Date | null
  now: Date
}

/** Adds a login. Answers false, and adds nothing, when the address is taken, by a registration at the same moment too. */
export async function insertUser(tx: AuthTx, { now, ...user }: NewUser): Promise<boolean> {
  const { count } = await tx.user.createMany({
    data: [{ ...user, createdAt: now, updatedAt: now }],
    skipDuplicates: true,
  })
  return count === 1
}

/** Gives a login its buyer's side, once. */
export async function ensureCustomerProfile(db: Queryable, userId: string, now: Date): Promise<void> {
  await db.customerProfile.createMany({ data: [{ userId, createdAt: now }], skipDuplicates: true })
}

/**
 * Holds the person's row until the transaction ends, so that rules that count their rows (addresses, applications) hold
 * under parallel requests. Answers false when there is no such person.
 */
export async function lockUser(tx: AuthTx, userId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`select id from app_user where id = ${userId} for no key update`
  return rows.length === 1
}

/** The person's row with this address, held until the transaction ends; nothing when the address is another by now. */
export async function lockUserWithEmail(tx: AuthTx, userId: string, email: string): Promise<UserRow | undefined> {
  const [row] = await tx.$queryRaw<UserRow[]>`
    select id, name, email, email_verified_at as "emailVerifiedAt" from app_user
    where id = ${userId} and email = ${email} for no key update`
  return row
}

/** Says whether a login is there and not blocked, and keeps it so until the transaction ends. */
export async function isOpen(tx: AuthTx, userId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from app_user where id = ${userId} and blocked_at is null for share`
  return rows.length === 1
}

/** Says whether this is still the password of a login that is not blocked, and keeps it from being changed until the transaction ends. */
export async function holdPassword(tx: AuthTx, userId: string, passwordHash: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from app_user where id = ${userId} and password_hash = ${passwordHash} and blocked_at is null for share`
  return rows.length === 1
}
