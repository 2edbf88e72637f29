import type { AuthTx } from '../trpc.ts'

export type NewRegistration = {
  userId: string
  email: string
  name: string
  passwordHash: string
  /** Whether the person gets a buyer's side. */
  isCustomer: boolean
  now: Date
  /** Of the link that proves the address. */
  link: { tokenHash: string; createdAt: Date; expiresAt: Date }
}

/**
 * Writes a login, its buyer's side and the link that proves its address; nothing of it when the address is taken, by a
 * registration at the same moment too. One statement either way, so that the time it takes tells nobody which it was.
 */
export async function insertRegistration(tx: AuthTx, registration: NewRegistration): Promise<boolean> {
  const { userId, email, name, passwordHash, isCustomer, now, link } = registration
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with new_user as (
      insert into app_user (id, email, name, password_hash, created_at, updated_at)
      values (${userId}, ${email}, ${name}, ${passwordHash}, ${now}, ${now})
      on conflict (email) do nothing
      returning id
    ), new_profile as (
      insert into customer_profile (user_id, created_at)
      select id, ${now} from new_user where ${isCustomer}::boolean
    ), new_link as (
      insert into email_token (token_hash, user_id, purpose, email, created_at, expires_at)
      select ${link.tokenHash}, id, 'verify_email', ${email}, ${link.createdAt}, ${link.expiresAt} from new_user
    )
    select id from new_user`
  return rows.length === 1
}
