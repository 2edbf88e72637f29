import type { removeCollectionInput } from '@millyard/contracts'
import { recordStaffAction, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { lockCollection } from './collection.repository.ts'

/** Removes a collection; its goods stay what they are. @throws AppError NOT_FOUND, CONFLICT (changed since) */
export async function removeCollection(
  deps: Deps,
  actor: StaffActor,
  { collectionId, version }: z.infer<typeof removeCollectionInput>,
): Promise<{ ok: true }> {
  await deps.database.transaction(async (tx) => {
    const { title } = await lockCollection(tx, collectionId, version)
    await tx.collection.delete({ where: { id: collectionId }, select: { id: true } })
    await recordStaffAction(tx, deps.clock, actor, {
      action: 'collection.remove',
      subject: { type: 'collection', id: collectionId, name: title },
    })
  })
  return { ok: true }
}
