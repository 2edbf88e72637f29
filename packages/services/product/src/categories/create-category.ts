import { badField, type createCategoryInput, MAX_CATEGORY_DEPTH, newId } from '@millyard/contracts'
import { recordStaffAction, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { freeSlug, toSlug } from '../products/slug.ts'
import { childrenOf, lockTree } from './category.repository.ts'
import { assertNameIsFree } from './category-names.ts'

/**
 * A new category, the last one below its parent, with an address made from its name.
 * @throws AppError BAD_INPUT (parent unknown or too deep), ALREADY_EXISTS (its name stands beside it)
 */
export async function createCategory(
  deps: Deps,
  actor: StaffActor,
  { name, parentId }: z.infer<typeof createCategoryInput>,
): Promise<{ categoryId: string }> {
  const id = newId('cat')
  await deps.database.transaction(async (tx) => {
    const tree = await lockTree(tx)
    const parent = tree.find((category) => category.id === parentId)
    if (parentId !== null && !parent) throw badField('parentId', 'This category no longer exists.')
    const parentPath = parent?.path ?? []
    if (parentPath.length >= MAX_CATEGORY_DEPTH)
      throw badField('parentId', `The tree has at most ${MAX_CATEGORY_DEPTH} levels.`)
    const siblings = childrenOf(tree, parentId)
    assertNameIsFree(siblings, name)
    const former = await tx.categoryFormerSlug.findMany({ select: { slug: true } })
    const slug = freeSlug(
      toSlug(name, 'category'),
      [...tree, ...former].map((taken) => taken.slug),
    )
    const position = Math.max(-1, ...siblings.map((sibling) => sibling.position)) + 1
    await tx.category.create({ data: { id, slug, name, parentId, path: [...parentPath, id], position } })
    await recordStaffAction(tx, deps.clock, actor, {
      action: 'category.create',
      subject: { type: 'category', id, name },
      details: { below: parent?.name ?? '' },
    })
  })
  deps.categoryTree.forget()
  return { categoryId: id }
}
