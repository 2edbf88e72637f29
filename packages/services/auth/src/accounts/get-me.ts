import { AppError, type meSchema } from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { findGrants } from '../sessions/grants.ts'
import type { Deps } from '../trpc.ts'
import { toUser } from './user.repository.ts'

/** Who the caller is, the vendors they act for, and their staff roles, as they are now (not as the token says). */
export async function getMe({ database }: Deps, actor: UserActor): Promise<z.infer<typeof meSchema>> {
  const grants = await findGrants(database.client, actor.userId)
  if (!grants) throw new AppError('UNAUTHENTICATED', { message: 'This account does not exist any more.' })
  return { user: toUser(grants.user), memberships: grants.memberships, staffRoles: grants.staffRoles }
}
