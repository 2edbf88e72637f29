import {
  type ChangeSummary,
  type changeRowsInput,
  type changeRowsPage,
  type changesInput,
  type changesPage,
  idSchema,
  notFound,
  offerStepsSchema,
  type RowEffect,
  rowProblemSchema,
  timestampSchema,
} from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { decodeCursor, toPage, type VendorActor } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { findUndoable, HAS_WORK, type SummaryRow, selectSummaries, toSummary } from './change.repository.ts'

/** The vendor's changes, the newest first. */
export async function listChanges(
  deps: Deps,
  actor: VendorActor,
  { kind, cursor, limit }: z.infer<typeof changesInput>,
): Promise<z.infer<typeof changesPage>> {
  const after = decodeCursor(cursor, z.tuple([timestampSchema, idSchema('chg')]))
  const rows = await deps.database.client.$queryRaw<SummaryRow[]>`${selectSummaries(
    Prisma.sql`c.vendor_id = ${actor.vendorId} ${kind ? Prisma.sql`and c.kind = ${kind}` : Prisma.empty}
      ${after ? Prisma.sql`and (c.created_at, c.id) < (${after[0]}::timestamptz, ${after[1]})` : Prisma.empty}`,
    Prisma.sql`order by c.created_at desc, c.id desc limit ${limit + 1}`,
  )}`
  return toPage(rows, limit, toSummary, (row) => [row.createdAt.toISOString(), row.id])
}

/** How one change stands. @throws AppError NOT_FOUND */
export async function showChange(deps: Deps, actor: VendorActor, changeId: string): Promise<ChangeSummary> {
  const { client } = deps.database
  const [row] = await client.$queryRaw<SummaryRow[]>`${selectSummaries(
    Prisma.sql`c.id = ${changeId} and c.vendor_id = ${actor.vendorId}`,
  )}`
  if (!row) throw notFound('change')
  return { ...toSummary(row), canUndo: (await findUndoable(client, actor.vendorId)) === changeId }
}

type Row = {
  line: number
  title: string
  sku: string
  currency: string
  steps: unknown
  effect: RowEffect | null
  problems: unknown
  isDone: boolean
}

const SHOWN = {
  all: Prisma.empty,
  changes: Prisma.sql`and ${HAS_WORK}`,
  problems: Prisma.sql`and r.problems <> '[]'`,
}

/** The rows of a change, in their order. @throws AppError NOT_FOUND */
export async function listRows(
  deps: Deps,
  actor: VendorActor,
  { changeId, show, cursor, limit }: z.infer<typeof changeRowsInput>,
): Promise<z.infer<typeof changeRowsPage>> {
  const after = decodeCursor(cursor, z.tuple([z.int()]))
  const { client } = deps.database
  const own = await client.catalogueChange.count({ where: { id: changeId, vendorId: actor.vendorId } })
  if (own === 0) throw notFound('change')
  const rows = await client.$queryRaw<Row[]>`
    select r.line, r.title, r.sku, r.currency, r.steps, r.effect, r.problems, r.is_done as "isDone"
    from catalogue_change_row r
    where r.change_id = ${changeId} ${SHOWN[show]} ${after ? Prisma.sql`and r.line > ${after[0]}` : Prisma.empty}
    order by r.line limit ${limit + 1}`
  return toPage(
    rows,
    limit,
    (row) => ({
      ...row,
      steps: offerStepsSchema.parse(row.steps ?? {}),
      problems: z.array(rowProblemSchema).parse(row.problems),
    }),
    (row) => [row.line],
  )
}
