import { idSchema } from '@millyard/contracts'
import { defineJob } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { lockChange, writeRows } from './change.repository.ts'
import { ChangeRefused } from './change-refused.ts'
import { checkEdit, checkUndo } from './check-edit.ts'
import { checkImport } from './check-import.ts'

/** Works out what a change would do, row by row, and changes nothing. May be repeated: it writes the same rows again. */
export const checkChangeJob = defineJob({
  schema: z.object({ changeId: idSchema('chg') }),
  async run(deps: Deps, { changeId }) {
    const { kind } = await deps.database.client.catalogueChange.findUniqueOrThrow({
      where: { id: changeId },
      select: { kind: true },
    })
    if (kind === 'import') return checkImport(deps, changeId)
    await deps.database.transaction(async (tx) => {
      const change = await lockChange(tx, changeId)
      if (change.state !== 'checking') return
      try {
        const rows = await (change.kind === 'edit' ? checkEdit(tx, change) : checkUndo(tx, change))
        await writeRows(tx, changeId, rows)
        await tx.catalogueChange.updateMany({ where: { id: changeId, state: 'checking' }, data: { state: 'ready' } })
      } catch (error) {
        if (!(error instanceof ChangeRefused)) throw error
        await tx.catalogueChange.updateMany({
          where: { id: changeId, state: 'checking' },
          data: { state: 'failed', failure: error.message, finishedAt: deps.clock.now() },
        })
      }
    })
  },
})
