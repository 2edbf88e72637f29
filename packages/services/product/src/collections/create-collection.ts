import { type createCollectionInput, newId } from '@millyard/contracts'
import { recordStaffAction, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { retryTaken } from '../products/find-slug.ts'
import { freeSlug, toSlug } from '../products/slug.ts'

/** A new collection, empty and not shown yet, with an address made from its title. */
export async function createCollection(
  deps: Deps,
  actor: StaffActor,
  { title }: z.infer<typeof createCollectionInput>,
): Promise<{ collectionId: string }> {
  const id = newId('col')
  const now = deps.clock.now()
  const wanted = toSlug(title, 'collection')
  await retryTaken(() =>
    deps.database.transaction(async (tx) => {
      const taken = await tx.collection.findMany({ where: { slug: { startsWith: wanted } }, select: { slug: true } })
      const slug = freeSlug(
        wanted,
        taken.map((row) => row.slug),
      )
      await tx.collection.create({
        data: { id, slug, title, text: '', isShown: false, createdAt: now, updatedAt: now },
        select: { id: true },
      })
      await recordStaffAction(tx, deps.clock, actor, {
        action: 'collection.create',
        subject: { type: 'collection', id, name: title },
      })
    }),
  )
  return { collectionId: id }
}
