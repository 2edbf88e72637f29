import type { Audience, TokenPair } from '@millyard/contracts'
import { toUser, type UserRow } from '../accounts/user.repository.ts'
import type { Deps } from '../trpc.ts'
import type { PortalAccess } from './grants.ts'

const DAY_SECONDS = 86_400

/** How long a session lives without being used. Staff sign in every working day. Real time. */
const REFRESH_TTL_SECONDS = {
  storefront: 30 * DAY_SECONDS,
  vendor: 30 * DAY_SECONDS,
  admin: 12 * 3_600,
} as const satisfies Record<Audience, number>

export function refreshExpiry(audience: Audience, now: Date): Date {
  return new Date(now.getTime() + REFRESH_TTL_SECONDS[audience] * 1_000)
}

/** What the portal gets: a fresh access token beside the refresh token that has just been stored. */
export async function issueTokenPair(
  { accessTokens }: Deps,
  session: { id: string; audience: Audience; user: UserRow; access: PortalAccess },
  refresh: { token: string; expiresAt: Date },
): Promise<TokenPair> {
  const { id, audience, user, access } = session
  const { token, expiresAt } = await accessTokens.sign({
    sub: user.id,
    aud: audience,
    sid: id,
    name: user.name,
    permissions: access.permissions,
    ...(access.vendorId ? { vendorId: access.vendorId } : {}),
    ...(access.mustEnrol ? { mustEnrol: access.mustEnrol } : {}),
  })
  return {
    accessToken: token,
    accessExpiresAt: expiresAt.toISOString(),
    refreshToken: refresh.token,
    refreshExpiresAt: refresh.expiresAt.toISOString(),
    user: toUser(user),
    vendorId: access.vendorId,
    permissions: access.permissions,
    mustEnrol: access.mustEnrol ?? false,
  }
}
