import { AppError, notFound } from '@millyard/contracts'
import type { ProductTx } from '../deps.ts'

/**
 * Locks a collection in the version that somebody looked at.
 * @throws AppError NOT_FOUND, CONFLICT (it was changed since)
 */
export async function lockCollection(
  tx: ProductTx,
  collectionId: string,
  version: number,
): Promise<{ title: string; isShown: boolean }> {
  const [row] = await tx.$queryRaw<{ title: string; isShown: boolean; version: number }[]>`
    select title, is_shown as "isShown", version from collection where id = ${collectionId} for update`
  if (!row) throw notFound('collection')
  if (row.version !== version)
    throw new AppError('CONFLICT', { message: 'Somebody changed this collection in the meantime.' })
  return row
}
