import { AppError, idSchema, offerStepsSchema, type RowProblem } from '@millyard/contracts'
import { defineJob, type VendorActor } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps, ProductTx } from '../deps.ts'
import { isTaken } from '../products/product.repository.ts'
import { applyImportChunk } from './apply-import.ts'
import { authorOf, enqueueChange, type LockedChange, lockChange } from './change.repository.ts'
import { changeStates } from './change-states.ts'
import { writeOffers } from './write-offers.ts'

const CHUNK = 200
const CHUNK_TIMEOUT_MS = 60_000

/**
 * Applies the rows without problems, in the background. Pressing twice applies once; while it is being applied it goes on
 * where it is, also when its job has died.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION (still being checked, or at its end), CONFLICT (another one is being applied)
 */
export async function applyChange(deps: Deps, actor: VendorActor, changeId: string): Promise<{ ok: true }> {
  try {
    await deps.database.transaction(async (tx) => {
      const change = await lockChange(tx, changeId, actor.vendorId)
      if (change.state === 'done') return
      if (change.state !== 'applying') {
        changeStates.assert(change.state, 'applying')
        await tx.catalogueChange.update({
          where: { id: changeId },
          data: { state: 'applying', appliedById: actor.userId, appliedByName: actor.name },
          select: { id: true },
        })
      }
      await enqueueChange(tx, 'apply-change', changeId)
    })
  } catch (error) {
    if (!isTaken(error, 'one_applying') && !isTaken(error, 'one_import')) throw error
    throw new AppError('CONFLICT', {
      message: 'Another of your changes is being applied or checked. Wait until it is done.',
    })
  }
  return { ok: true }
}

/** Stops a change where it is: what was applied stays. @throws AppError NOT_FOUND, ILLEGAL_TRANSITION */
export async function cancelChange(deps: Deps, actor: VendorActor, changeId: string): Promise<{ ok: true }> {
  await deps.database.transaction(async (tx) => {
    const change = await lockChange(tx, changeId, actor.vendorId)
    if (change.state === 'cancelled') return
    changeStates.assert(change.state, 'cancelled')
    await end(deps, tx, changeId, 'cancelled')
  })
  return { ok: true }
}

async function end(deps: Deps, tx: ProductTx, changeId: string, state: 'cancelled' | 'done'): Promise<void> {
  await tx.catalogueChange.update({
    where: { id: changeId },
    data: { state, finishedAt: deps.clock.now() },
    select: { id: true },
  })
}

/**
 * Applies a change chunk by chunk. A chunk and the marks on its rows are one transaction, under the change's lock: a process
 * that is killed in the middle leaves whole chunks, and whoever takes the job up goes on behind them.
 */
export const applyChangeJob = defineJob({
  schema: z.object({ changeId: idSchema('chg') }),
  async run(deps: Deps, { changeId }) {
    while (await deps.database.transaction((tx) => applyChunk(deps, tx, changeId), { timeoutMs: CHUNK_TIMEOUT_MS }));
  },
})

type Row = { line: number; variantId: string | null; steps: unknown }

/** Whether there may be more. */
async function applyChunk(deps: Deps, tx: ProductTx, changeId: string): Promise<boolean> {
  const change = await lockChange(tx, changeId)
  if (change.state !== 'applying') return false
  if (change.kind === 'import') {
    if (await applyImportChunk(deps, tx, change)) return true
    await end(deps, tx, changeId, 'done')
    return false
  }
  const rows = await tx.$queryRaw<Row[]>`
    select r.line, r.variant_id as "variantId", r.steps from catalogue_change_row r
    where r.change_id = ${changeId} and not r.is_done and r.problems = '[]' and r.steps is not null
    order by r.line limit ${CHUNK}`
  if (rows.length === 0) {
    await end(deps, tx, changeId, 'done')
    return false
  }
  const problems = await applyOffers(deps, tx, change, rows)
  await markRows(
    tx,
    changeId,
    rows.map(({ line }) => line),
    problems,
  )
  return true
}

function applyOffers(
  deps: Deps,
  tx: ProductTx,
  change: LockedChange,
  rows: readonly Row[],
): Promise<Map<number, RowProblem>> {
  return writeOffers(
    deps,
    tx,
    rows.map(({ line, variantId, steps }) => ({
      line,
      variantId: variantId ?? '',
      steps: offerStepsSchema.parse(steps),
    })),
    { actor: authorOf(change), note: change.title.slice(0, 200) },
  )
}

async function markRows(
  tx: ProductTx,
  changeId: string,
  lines: number[],
  problems: Map<number, RowProblem>,
): Promise<void> {
  await tx.$executeRaw`
    update catalogue_change_row set is_done = true
    where change_id = ${changeId} and line = any(${lines.filter((line) => !problems.has(line))})`
  if (problems.size === 0) return
  const failed = [...problems].map(([line, problem]) => ({ line, problems: [problem] }))
  await tx.$executeRaw`
    update catalogue_change_row r set problems = f.problems
    from jsonb_to_recordset(${JSON.stringify(failed)}::jsonb) as f(line int, problems jsonb)
    where r.change_id = ${changeId} and r.line = f.line`
}
