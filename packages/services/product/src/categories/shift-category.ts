import type { shiftCategoryInput } from '@millyard/contracts'
import { nothingChanged, recordStaffAction, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { childrenOf, findInTree, lockTree, writeOrder } from './category.repository.ts'

/**
 * Moves a category one place up or down among its siblings; at the end of the row nothing changes.
 * @throws AppError NOT_FOUND, CONFLICT (changed since)
 */
export async function shiftCategory(
  deps: Deps,
  actor: StaffActor,
  { categoryId, version, direction }: z.infer<typeof shiftCategoryInput>,
): Promise<{ ok: true }> {
  await deps.database.transaction(async (tx) => {
    const tree = await lockTree(tx)
    const category = findInTree(tree, categoryId, version)
    const siblings = childrenOf(tree, category.parentId)
    const from = siblings.indexOf(category)
    const neighbour = siblings[direction === 'up' ? from - 1 : from + 1]
    if (!neighbour) return nothingChanged(actor)
    siblings[siblings.indexOf(neighbour)] = category
    siblings[from] = neighbour
    await writeOrder(tx, siblings)
    await tx.category.update({
      where: { id: categoryId },
      data: { version: { increment: 1 } },
      select: { id: true },
    })
    await recordStaffAction(tx, deps.clock, actor, {
      action: 'category.shift',
      subject: { type: 'category', id: categoryId, name: category.name },
      details: { direction },
    })
  })
  deps.categoryTree.forget()
  return { ok: true }
}
