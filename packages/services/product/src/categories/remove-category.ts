import { AppError, type removeCategoryInput } from '@millyard/contracts'
import { recordStaffAction, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { childrenOf, findInTree, lockTree } from './category.repository.ts'

/**
 * Removes a category that holds nothing. Its addresses lead nowhere from then on.
 * @throws AppError NOT_FOUND, CONFLICT (changed since), ILLEGAL_TRANSITION (it has products or subcategories)
 */
export async function removeCategory(
  deps: Deps,
  actor: StaffActor,
  { categoryId, version }: z.infer<typeof removeCategoryInput>,
): Promise<{ ok: true }> {
  await deps.database.transaction(async (tx) => {
    const tree = await lockTree(tx)
    const { name } = findInTree(tree, categoryId, version)
    if (childrenOf(tree, categoryId).length > 0)
      throw new AppError('ILLEGAL_TRANSITION', { message: 'Move or remove the categories below it first.' })
    const products = await tx.product.count({ where: { categoryId } })
    if (products > 0)
      throw new AppError('ILLEGAL_TRANSITION', {
        message: 'There are products in this category. Their factories have to choose another one first.',
      })
    await tx.category.delete({ where: { id: categoryId }, select: { id: true } })
    await recordStaffAction(tx, deps.clock, actor, {
      action: 'category.remove',
      subject: { type: 'category', id: categoryId, name },
    })
  })
  deps.categoryTree.forget()
  return { ok: true }
}
