import type { refreshInput } from '@millyard/contracts'
import type { z } from 'zod'
import type { Deps } from '../trpc.ts'
import { hashOpaqueToken } from './opaque-token.ts'
import { holdRefreshToken, revokeSession } from './session.repository.ts'

/** Ends the session behind a refresh token, spent or not. A token that is unknown or over already is fine: nobody is signed in. */
export async function signOut({ database }: Deps, input: z.infer<typeof refreshInput>): Promise<{ ok: true }> {
  await database.transaction(async (tx) => {
    const held = await holdRefreshToken(tx, hashOpaqueToken(input.refreshToken))
    if (held) await revokeSession(tx, held.sessionId, 'signed_out', new Date())
  })
  return { ok: true }
}
