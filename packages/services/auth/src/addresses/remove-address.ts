import { type addressIdInput, notFound } from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { lockUser } from '../accounts/user.repository.ts'
import type { Deps } from '../trpc.ts'
import { findAddresses } from './address.repository.ts'

/**
 * Removes one of the caller's addresses; when it was the default, the newest of the others takes its place.
 * @throws AppError NOT_FOUND for an unknown address and for somebody else's
 */
export async function removeAddress(
  { database }: Deps,
  actor: UserActor,
  input: z.infer<typeof addressIdInput>,
): Promise<{ ok: true }> {
  const { userId } = actor
  await database.transaction(async (tx) => {
    await lockUser(tx, userId)
    const where = { id: input.id, userId }
    const current = await tx.address.findFirst({ where, select: { isDefault: true } })
    const { count } = await tx.address.deleteMany({ where })
    if (!current || count !== 1) throw notFound('address')
    if (!current.isDefault) return
    const [next] = await findAddresses(tx, userId, { take: 1 })
    if (next) await tx.address.updateMany({ where: { id: next.id, userId }, data: { isDefault: true } })
  })
  return { ok: true }
}
