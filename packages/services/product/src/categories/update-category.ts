import { AppError, badField, MAX_CATEGORY_DEPTH, type updateCategoryInput } from '@millyard/contracts'
import { enqueue, recordStaffAction, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps, ProductTx } from '../deps.ts'
import { childrenOf, findInTree, type LockedCategory, lockTree } from './category.repository.ts'
import { assertNameIsFree } from './category-names.ts'

/**
 * Renames a category, gives it another address, or moves it with all that is below it; its products follow a moment later.
 * The former address goes on leading to it. Moved, it is the last one below its new parent.
 * @throws AppError NOT_FOUND, CONFLICT (changed since), BAD_INPUT (the parent is unknown, the category itself or below it;
 *   too deep), ALREADY_EXISTS (address taken, or its name stands there)
 */
export async function updateCategory(
  deps: Deps,
  actor: StaffActor,
  { categoryId, version, name, slug, parentId }: z.infer<typeof updateCategoryInput>,
): Promise<{ ok: true }> {
  await deps.database.transaction(async (tx) => {
    const tree = await lockTree(tx)
    const category = findInTree(tree, categoryId, version)
    const siblings = childrenOf(tree, parentId).filter(({ id }) => id !== categoryId)
    assertNameIsFree(siblings, name)
    const path = [...parentPathFor(tree, category, parentId), categoryId]
    const position =
      parentId === category.parentId
        ? category.position
        : Math.max(-1, ...siblings.map((sibling) => sibling.position)) + 1
    if (slug !== category.slug) await changeAddress(tx, tree, category, slug, deps.clock.now())
    await tx.category.update({
      where: { id: categoryId },
      data: { name, slug, parentId, position, version: { increment: 1 } },
      select: { id: true },
    })
    await tx.$executeRaw`
        update category set path = ${path}::text[] || path[${category.path.length + 1}:]
        where path @> array[${categoryId}] and ${parentId !== category.parentId}`
    await enqueue(tx, 'copy-category', { categoryId })
    await recordStaffAction(tx, deps.clock, actor, {
      action: 'category.update',
      subject: { type: 'category', id: categoryId, name: category.name },
      details: {
        ...(name === category.name ? {} : { name }),
        ...(slug === category.slug ? {} : { address: slug }),
        ...(parentId === category.parentId ? {} : { below: tree.find(({ id }) => id === parentId)?.name ?? 'nothing' }),
      },
    })
  })
  deps.categoryTree.forget()
  return { ok: true }
}

function parentPathFor(
  tree: readonly LockedCategory[],
  category: LockedCategory,
  parentId: string | null,
): readonly string[] {
  if (parentId === null) return []
  const refuse = (message: string) => badField('parentId', message)
  const parent = tree.find(({ id }) => id === parentId)
  if (!parent) throw refuse('This category no longer exists.')
  if (parent.path.includes(category.id)) throw refuse('A category cannot stand below itself.')
  const levels = Math.max(
    ...tree.filter(({ path }) => path.includes(category.id)).map(({ path }) => path.length - category.path.length + 1),
  )
  if (parent.path.length + levels > MAX_CATEGORY_DEPTH)
    throw refuse(`The tree has at most ${MAX_CATEGORY_DEPTH} levels; this would need ${parent.path.length + levels}.`)
  return parent.path
}

async function changeAddress(
  tx: ProductTx,
  tree: readonly LockedCategory[],
  category: LockedCategory,
  slug: string,
  now: Date,
): Promise<void> {
  const taken = (message: string) => new AppError('ALREADY_EXISTS', { message, fields: [{ path: 'slug', message }] })
  if (tree.some((other) => other.slug === slug)) throw taken('Another category has this address.')
  const former = await tx.categoryFormerSlug.findUnique({ where: { slug }, select: { categoryId: true } })
  if (former && former.categoryId !== category.id)
    throw taken('This address leads to another category that once had it.')
  if (former) await tx.categoryFormerSlug.delete({ where: { slug }, select: { slug: true } })
  await tx.categoryFormerSlug.create({
    data: { slug: category.slug, categoryId: category.id, createdAt: now },
    select: { slug: true },
  })
}
