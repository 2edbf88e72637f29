import { type Address, AppError, newId } from '@millyard/contracts'
import { type addressInput, addressKey } from '@millyard/contracts/address'
import type { UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { lockUser } from '../accounts/user.repository.ts'
import type { Deps } from '../trpc.ts'
import { ADDRESS_COLUMNS, clearDefault, toAddress, toColumns } from './address.repository.ts'

export const MAX_ADDRESSES = 50

/**
 * Adds to the caller's address book. The first one becomes the default by itself; a new default takes the mark from the
 * old one. A place that is there already, however it was spelt, is not added again: it takes the new spelling. The
 * customer's row is locked, so that none of these rules breaks under parallel requests.
 * @throws AppError CONFLICT (`details.max`) when the book is full
 */
export async function createAddress(
  { database, clock }: Deps,
  actor: UserActor,
  input: z.infer<typeof addressInput>,
): Promise<Address> {
  return database.transaction(async (tx) => {
    if (!(await lockUser(tx, actor.userId))) {
      throw new AppError('UNAUTHENTICATED', { message: 'This account does not exist any more.' })
    }
    const stored = await tx.address.findMany({ where: { userId: actor.userId }, select: ADDRESS_COLUMNS })
    const count = stored.length
    const key = addressKey(input)
    const same = stored.find((row) => addressKey(toAddress(row)) === key)
    const now = clock.now()
    if (same) {
      const isDefault = input.isDefault || same.isDefault
      if (isDefault && !same.isDefault) await clearDefault(tx, actor.userId)
      const columns = toColumns(input)
      const row = await tx.address.update({
        where: { id: same.id, userId: actor.userId },
        data: { ...columns, phone: columns.phone ?? same.phone, isDefault, updatedAt: now },
        select: ADDRESS_COLUMNS,
      })
      return toAddress(row)
    }
    if (count >= MAX_ADDRESSES) {
      throw new AppError('CONFLICT', {
        message: `Your address book holds ${MAX_ADDRESSES} addresses. Remove one to add another.`,
        details: { max: MAX_ADDRESSES },
      })
    }
    const isDefault = input.isDefault || count === 0
    if (isDefault && count > 0) await clearDefault(tx, actor.userId)
    const row = await tx.address.create({
      data: { id: newId('adr'), userId: actor.userId, ...toColumns(input), isDefault, createdAt: now, updatedAt: now },
      select: ADDRESS_COLUMNS,
    })
    return toAddress(row)
  })
}
