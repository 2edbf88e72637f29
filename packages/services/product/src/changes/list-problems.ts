import {
  CSV_BOM,
  notFound,
  type problemsInput,
  type problemsPageSchema,
  rowProblemSchema,
  toCsvLine,
} from '@millyard/contracts'
import { decodeCursor, encodeCursor, type VendorActor } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { cellsSchema, csvFormatSchema, ERROR_COLUMN } from './read-csv.ts'

const ROWS_A_PAGE = 500

/**
 * The rows of all products of a file that were left alone because one of their rows has a problem, with what it is: to be
 * mended and uploaded again. @throws AppError NOT_FOUND (also of a form, and once the file has been thrown away)
 */
export async function listProblems(
  deps: Deps,
  actor: VendorActor,
  { changeId, cursor }: z.infer<typeof problemsInput>,
): Promise<z.infer<typeof problemsPageSchema>> {
  const after = decodeCursor(cursor, z.tuple([z.int()]))
  const { client } = deps.database
  const change = await client.catalogueChange.findFirst({
    where: { id: changeId, vendorId: actor.vendorId, kind: 'import', fileKey: { not: null } },
    select: { request: true },
  })
  if (!change) throw notFound('file')
  const columns = csvFormatSchema
    .parse(change.request)
    .columns.filter((column) => column !== '' && column !== ERROR_COLUMN)
  const rows = await client.catalogueChangeRow.findMany({
    where: { changeId, effect: 'problem', ...(after ? { line: { gt: after[0] } } : {}) },
    select: { line: true, cells: true, problems: true },
    orderBy: { line: 'asc' },
    take: ROWS_A_PAGE + 1,
  })
  const page = rows.slice(0, ROWS_A_PAGE)
  const lines = page.map((row) => {
    const cells = cellsSchema.parse(row.cells ?? {})
    const problems = z.array(rowProblemSchema).parse(row.problems)
    const error = problems.map(({ column, message }) => `${column}: ${message}`).join(' ')
    return toCsvLine([...columns.map((column) => cells[column] ?? ''), error])
  })
  const header = cursor === undefined ? CSV_BOM + toCsvLine([...columns, ERROR_COLUMN]) : ''
  return {
    csv: `${header}${lines.join('')}`,
    nextCursor: rows.length > ROWS_A_PAGE ? encodeCursor([page.at(-1)?.line ?? null]) : null,
  }
}
