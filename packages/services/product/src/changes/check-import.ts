import type { Deps, ProductTx } from '../deps.ts'
import { endUnchecked, lockChange } from './change.repository.ts'
import { ChangeRefused } from './change-refused.ts'
import { isUnchecked, planGroups, readGroups, writePlans } from './plan-chunk.ts'
import { stageImport } from './stage-import.ts'

const CHUNK_TIMEOUT_MS = 60_000

/**
 * Reads a file and works out what it would do, product by product, and changes none of them. Each step is a transaction of its
 * own under the change's lock: it can be stopped between any two, and taken up by another process.
 */
export async function checkImport(deps: Deps, changeId: string): Promise<void> {
  try {
    await stageImport(deps, changeId)
  } catch (error) {
    if (!(error instanceof ChangeRefused)) throw error
    return refuse(deps, changeId, error.message)
  }
  while (await deps.database.transaction((tx) => checkChunk(tx, changeId), { timeoutMs: CHUNK_TIMEOUT_MS }));
}

/** Whether there may be more. */
async function checkChunk(tx: ProductTx, changeId: string): Promise<boolean> {
  const change = await lockChange(tx, changeId)
  if (change.state !== 'checking' || !change.stagedAt) return false
  const groups = await readGroups(tx, changeId, isUnchecked)
  if (groups.length > 0) {
    await writePlans(tx, changeId, await planGroups(tx, change, groups))
    return true
  }
  await tx.catalogueChange.update({ where: { id: changeId }, data: { state: 'ready' }, select: { id: true } })
  return false
}

async function refuse(deps: Deps, changeId: string, failure: string): Promise<void> {
  await deps.database.transaction(async (tx) => {
    const { state } = await lockChange(tx, changeId)
    if (state === 'checking') await endUnchecked(tx, changeId, failure, deps.clock.now())
  })
}
