import { idSchema } from '@millyard/contracts'
import { type Clock, defineJob, enqueue, sweepEach } from '@millyard/service-kit'
import { z } from 'zod'
import type { AuthTx, Deps } from '../trpc.ts'
import { documentKey } from './document.repository.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** How long papers are kept after a factory is rejected or has withdrawn, and after it is closed: see the decisions. */
export const REJECTED_KEEP_DAYS = 90
export const CLOSED_KEEP_DAYS = 365
const FOLDERS = 256
const AT_ONCE = 500

/** Lets the papers of a factory go, in the transaction that deletes it. */
export async function removeDocumentsOf(tx: AuthTx, vendorId: string): Promise<void> {
  const rows = await tx.vendorDocument.findMany({ where: { vendorId }, select: { id: true } })
  if (rows.length > 0) await enqueue(tx, 'remove-document-files', { documentIds: rows.map(({ id }) => id) })
}

/** Deletes the papers of factories that have been rejected or closed for long enough; whoever owns one, soonest. */
export function forgetDocuments(deps: Deps, clock: Clock): Promise<void> {
  const now = clock.now().getTime()
  const rejectedBefore = new Date(now - REJECTED_KEEP_DAYS * DAY_MS)
  const closedBefore = new Date(now - CLOSED_KEEP_DAYS * DAY_MS)
  return sweepEach(
    deps.log,
    'deleting a document whose time is over',
    (take) => deps.database.client.$queryRaw<{ id: string }[]>`
      select d.id from vendor_document d join vendor_profile v on v.id = d.vendor_id
      where (v.status = 'rejected' and v.decided_at < ${rejectedBefore})
         or (v.status = 'closed' and v.decided_at < ${closedBefore})
         or (v.status = 'closed' and d.kind = 'owner_identity' and v.decided_at < ${rejectedBefore})
      order by d.id limit ${take}`,
    ({ id }) =>
      deps.database.transaction(async (tx) => {
        await tx.vendorDocument.deleteMany({ where: { id } })
        await enqueue(tx, 'remove-document-files', { documentIds: [id] })
      }),
  )
}

export const removeDocumentFilesJob = defineJob({
  schema: z.object({ documentIds: z.array(idSchema('doc')) }),
  async run(deps: Deps, { documentIds }) {
    await deps.documents.remove(documentIds.map(documentKey))
  },
})

/** The folder whose turn it is: each of the 256 comes up about every four hours. */
export function folderOfTheMinute(now: Date): string {
  return (Math.floor(now.getTime() / MINUTE_MS) % FOLDERS).toString(16).padStart(2, '0')
}

/**
 * Removes files that no document's row names, a day after they were written: what a process left that was killed between the
 * file and its row. Their age is the store's own time, which no development clock moves.
 */
export async function removeStrayDocuments(
  deps: Deps,
  clock: Clock,
  writtenBefore = new Date(Date.now() - DAY_MS),
): Promise<void> {
  const ids: string[] = []
  for await (const { key, modifiedAt } of deps.documents.list(folderOfTheMinute(clock.now()))) {
    const id = key.split('/')[1]
    if (id && modifiedAt < writtenBefore) ids.push(id)
    if (ids.length >= AT_ONCE) break
  }
  if (ids.length === 0) return
  const rows = await deps.database.client.vendorDocument.findMany({ where: { id: { in: ids } }, select: { id: true } })
  const known = new Set(rows.map(({ id }) => id))
  await deps.documents.remove(ids.filter((id) => !known.has(id)).map(documentKey))
}
