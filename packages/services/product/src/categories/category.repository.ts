import { AppError, notFound } from '@millyard/contracts'
import type { ProductTx } from '../deps.ts'

export type LockedCategory = {
  id: string
  slug: string
  name: string
  parentId: string | null
  path: string[]
  position: number
  version: number
}

/**
 * The whole tree, siblings in their order, locked until the transaction ends: changes of the tree happen one after another.
 * Whoever holds it waits for no product; what products copy of it follows afterwards, see `copyToProducts`.
 */
export function lockTree(tx: ProductTx): Promise<LockedCategory[]> {
  return tx.$queryRaw<LockedCategory[]>`
    select id, slug, name, parent_id as "parentId", path, position, version
    from category order by position, name, id for update`
}

/** @throws AppError NOT_FOUND, CONFLICT (it was changed since `version`) */
export function findInTree(tree: readonly LockedCategory[], categoryId: string, version: number): LockedCategory {
  const category = tree.find(({ id }) => id === categoryId)
  if (!category) throw notFound('category')
  if (category.version !== version)
    throw new AppError('CONFLICT', { message: 'Somebody changed this category in the meantime.' })
  return category
}

/** The categories directly below a parent (or the roots), in their order. */
export function childrenOf(tree: readonly LockedCategory[], parentId: string | null): LockedCategory[] {
  return tree.filter((category) => category.parentId === parentId)
}

/** Numbers siblings by their order in the list. */
export async function writeOrder(tx: ProductTx, siblings: readonly { id: string }[]): Promise<void> {
  await tx.$executeRaw`
    update category c set position = k.position - 1
    from unnest(${siblings.map(({ id }) => id)}::text[]) with ordinality as k(id, position)
    where c.id = k.id and c.position <> k.position - 1`
}
