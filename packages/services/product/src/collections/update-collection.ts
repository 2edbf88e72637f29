import { AppError, type updateCollectionInput } from '@millyard/contracts'
import { recordStaffAction, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { lockCollection } from './collection.repository.ts'

/**
 * Writes what a collection says and holds, whole.
 * @throws AppError NOT_FOUND, CONFLICT (changed since), BAD_INPUT (a product that was never on sale; shown without goods)
 */
export async function updateCollection(
  deps: Deps,
  actor: StaffActor,
  { collectionId, version, title, text, isShown, productIds }: z.infer<typeof updateCollectionInput>,
): Promise<{ ok: true }> {
  const refuse = (message: string) => new AppError('BAD_INPUT', { message, fields: [{ path: 'productIds', message }] })
  if (isShown && productIds.length === 0) throw refuse('Add goods before you show it.')
  await deps.database.transaction(async (tx) => {
    const before = await lockCollection(tx, collectionId, version)
    const known = await tx.product.count({ where: { id: { in: productIds }, publishedAt: { not: null } } })
    if (known !== productIds.length) throw refuse('One of these products has never been on sale.')
    await tx.collectionItem.deleteMany({ where: { collectionId } })
    await tx.collectionItem.createMany({
      data: productIds.map((productId, position) => ({ collectionId, productId, position })),
    })
    await tx.collection.update({
      where: { id: collectionId },
      data: { title, text, isShown, version: { increment: 1 }, updatedAt: deps.clock.now() },
      select: { id: true },
    })
    await recordStaffAction(tx, deps.clock, actor, {
      action: 'collection.update',
      subject: { type: 'collection', id: collectionId, name: before.title },
      details: {
        ...(title === before.title ? {} : { title }),
        ...(isShown === before.isShown ? {} : { shown: isShown ? 'yes' : 'no' }),
        products: String(productIds.length),
      },
    })
  })
  return { ok: true }
}
