import { type Address, notFound } from '@millyard/contracts'
import type { updateAddressInput } from '@millyard/contracts/address'
import type { UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { lockUser } from '../accounts/user.repository.ts'
import type { Deps } from '../trpc.ts'
import { ADDRESS_COLUMNS, clearDefault, toAddress, toColumns } from './address.repository.ts'

/**
 * Replaces one of the caller's addresses. The default keeps its mark until another address takes it: there is always one.
 * @throws AppError NOT_FOUND for an unknown address and for somebody else's
 */
export async function updateAddress(
  { database, clock }: Deps,
  actor: UserActor,
  input: z.infer<typeof updateAddressInput>,
): Promise<Address> {
  const where = { id: input.id, userId: actor.userId }
  return database.transaction(async (tx) => {
    await lockUser(tx, actor.userId)
    const current = await tx.address.findFirst({ where, select: { isDefault: true } })
    if (!current) throw notFound('address')
    if (input.isDefault && !current.isDefault) await clearDefault(tx, actor.userId)
    const [row] = await tx.address.updateManyAndReturn({
      where,
      data: { ...toColumns(input), isDefault: input.isDefault || current.isDefault, updatedAt: clock.now() },
      select: ADDRESS_COLUMNS,
    })
    if (!row) throw notFound('address')
    return toAddress(row)
  })
}
