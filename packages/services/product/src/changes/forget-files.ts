import { type Clock, sweepEach } from '@millyard/service-kit'
import type { Deps } from '../deps.ts'

const KEPT_MS = 30 * 86_400_000

/**
 * Throws files of products away a month after they came, with what their rows said: what they have changed stays written down.
 * One that nobody has applied by then is cancelled.
 */
export async function forgetFiles(deps: Deps, clock: Clock): Promise<void> {
  const { client } = deps.database
  const before = new Date(clock.now().getTime() - KEPT_MS)
  await client.catalogueChange.updateMany({
    where: { kind: 'import', createdAt: { lt: before }, state: { in: ['checking', 'ready'] } },
    data: { state: 'cancelled', finishedAt: clock.now() },
  })
  await sweepEach(
    deps.log,
    'forget-files',
    (take) =>
      client.catalogueChange.findMany({
        where: { fileKey: { not: null }, createdAt: { lt: before }, state: { in: ['done', 'cancelled', 'failed'] } },
        select: { id: true, fileKey: true },
        take,
      }),
    async ({ id, fileKey }) => {
      if (fileKey) await deps.imports.remove([fileKey])
      await deps.database.transaction(async (tx) => {
        await tx.$executeRaw`update catalogue_change_row set cells = null where change_id = ${id} and cells is not null`
        await tx.catalogueChange.update({ where: { id }, data: { fileKey: null }, select: { id: true } })
      })
    },
  )
}
