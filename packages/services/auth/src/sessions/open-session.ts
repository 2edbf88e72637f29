import { type Audience, newId } from '@millyard/contracts'
import { ensureCustomerProfile, type UserRow } from '../accounts/user.repository.ts'
import { placeOf } from '../throttling/network-address.ts'
import type { AuthTx, Deps } from '../trpc.ts'
import type { PortalAccess } from './grants.ts'
import { refreshExpiry } from './issue-token-pair.ts'
import { createOpaqueToken } from './opaque-token.ts'
import { insertSession } from './session.repository.ts'

/** Who is at the other end, as far as that can be seen. */
export type Visitor = { ip: string; userAgent: string | undefined }

const USER_AGENT_LENGTH = 300

/** A session that has just been written, with the refresh token that nobody but its holder ever sees again. */
export type OpenedSession = {
  session: { id: string; audience: Audience; user: UserRow; access: PortalAccess }
  refresh: { token: string; expiresAt: Date }
}

/** Writes a session of somebody who has shown everything that their login asks for. `issueTokenPair` makes its tokens. */
export async function openSession(
  { clock }: Pick<Deps, 'clock'>,
  tx: AuthTx,
  { audience, user, access, visitor }: { audience: Audience; user: UserRow; access: PortalAccess; visitor: Visitor },
): Promise<OpenedSession> {
  const { token, tokenHash } = createOpaqueToken()
  const id = newId('ses')
  const now = new Date()
  const expiresAt = refreshExpiry(audience, now)
  await insertSession(tx, {
    id,
    userId: user.id,
    audience,
    vendorId: access.vendorId,
    userAgent: visitor.userAgent?.slice(0, USER_AGENT_LENGTH) ?? null,
    network: placeOf(visitor.ip),
    tokenHash,
    now,
    expiresAt,
  })
  if (audience === 'storefront') await ensureCustomerProfile(tx, user.id, clock.now())
  return { session: { id, audience, user, access }, refresh: { token, expiresAt } }
}
