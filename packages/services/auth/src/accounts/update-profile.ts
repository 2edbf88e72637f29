import { AppError, type User, type updateProfileInput } from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../trpc.ts'
import { toUser, USER_COLUMNS } from './user.repository.ts'

/** Changes the caller's own name. Tokens carry it from their next refresh on. */
export async function updateProfile(
  { database, clock }: Deps,
  actor: UserActor,
  input: z.infer<typeof updateProfileInput>,
): Promise<User> {
  const [row] = await database.client.user.updateManyAndReturn({
    where: { id: actor.userId },
    data: { name: input.name, updatedAt: clock.now() },
    select: USER_COLUMNS,
  })
  if (!row) throw new AppError('UNAUTHENTICATED', { message: 'This account does not exist any more.' })
  return toUser(row)
}
