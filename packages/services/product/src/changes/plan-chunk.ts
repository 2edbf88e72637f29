import { lineOfText, rowProblemSchema } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { z } from 'zod'
import type { ProductTx } from '../deps.ts'
import type { LockedChange } from './change.repository.ts'
import { type EditableProduct, readEditables } from './editable.ts'
import { type FileRow, type Plan, planProduct } from './plan-product.ts'
import { cellsSchema, csvFormatSchema } from './read-csv.ts'
import { readVocabulary } from './vocabulary.ts'

/** Rows that are worked on in one transaction, unless one product has more. */
const ROWS_AT_ONCE = 200

export type StagedRow = FileRow & { groupKey: string; productId: string | null; steps: unknown; seen: string | null }
/** The rows of one product. */
export type Group = { key: string; productId: string | null; rows: StagedRow[] }
export type PlannedGroup = Group & { editable: EditableProduct | undefined; plan: Plan }

/** The next products of a file in their order, of which `open` is true of some row `r`, with all of their rows. */
export async function readGroups(tx: ProductTx, changeId: string, open: Prisma.Sql): Promise<Group[]> {
  const rows = await tx.$queryRaw<(Omit<StagedRow, 'cells' | 'problems'> & { cells: unknown; problems: unknown })[]>`
    with waiting as (
      select r.group_key, min(r.line) as first, sum(count(*)) over (order by min(r.line)) as total,
        row_number() over (order by min(r.line)) as place
      from catalogue_change_row r where r.change_id = ${changeId} and ${open} group by r.group_key
    )
    select r.line, r.cells, r.problems, r.group_key as "groupKey", r.product_id as "productId", r.steps, r.seen
    from waiting w join catalogue_change_row r on r.change_id = ${changeId} and r.group_key = w.group_key
    where w.place = 1 or w.total <= ${ROWS_AT_ONCE}
    order by w.first, r.line`
  const groups = new Map<string, Group>()
  for (const row of rows) {
    const group = groups.get(row.groupKey) ?? { key: row.groupKey, productId: row.productId, rows: [] }
    group.rows.push({
      ...row,
      cells: cellsSchema.parse(row.cells ?? {}),
      problems: z.array(rowProblemSchema).parse(row.problems),
    })
    groups.set(row.groupKey, group)
  }
  return [...groups.values()]
}

export const isUnchecked = Prisma.sql`r.effect is null`
export const isWaiting = Prisma.sql`not r.is_done and r.effect in ('create', 'draft', 'offer')`

const handleSchema = lineOfText(100)

/** Works out what the rows of these products would do: as many statements for many as for one. */
export async function planGroups(
  tx: ProductTx,
  change: LockedChange,
  groups: readonly Group[],
): Promise<PlannedGroup[]> {
  const { vendorId } = change
  const rows = groups.flatMap((group) => group.rows)
  const editables = await readEditables(
    tx,
    vendorId,
    groups.flatMap(({ productId }) => productId ?? []),
  )
  const words = await readVocabulary(tx, vendorId, {
    ids: [...editables.values()].flatMap(({ content }) => content.brandId ?? []),
    names: rows.flatMap(({ cells }) => cells.brand ?? []),
  })
  const takenSkus = await readTakenSkus(
    tx,
    vendorId,
    rows.flatMap(({ cells }) => cells.sku ?? []),
  )
  const reading = { words, takenSkus, allowsComma: csvFormatSchema.parse(change.request).delimiter === ';' }
  return groups.map((group) => {
    const editable = group.productId ? editables.get(group.productId) : undefined
    return { ...group, editable, plan: planProduct(editable, editable ? group.rows : checkName(group), reading) }
  })
}

/** The rows of a product that is to be made: it can have the name that they give it. */
function checkName({ key, productId, rows }: Group): FileRow[] {
  const checked = handleSchema.safeParse(key)
  const message = productId
    ? 'This product is no longer there.'
    : checked.success || key.startsWith(' ')
      ? undefined
      : checked.error.issues[0]?.message
  if (!message) return rows
  return rows.map((row) => ({ ...row, problems: [...row.problems, { column: 'product', message }] }))
}

async function readTakenSkus(tx: ProductTx, vendorId: string, skus: string[]) {
  const rows = await tx.$queryRaw<{ sku: string; productId: string; title: string }[]>`
    select v.sku, v.product_id as "productId", p.title from product_variant v join product p on p.id = v.product_id
    where v.vendor_id = ${vendorId} and v.sku = any(${[...new Set(skus)]}) and v.retired_at is null`
  return new Map(rows.map((row) => [row.sku, row]))
}

/** Writes what became of the rows of planned products. */
export async function writePlans(tx: ProductTx, changeId: string, groups: readonly PlannedGroup[]): Promise<void> {
  const rows = groups.flatMap(({ plan, editable }) =>
    plan.rows.map((row) => ({ ...row, seen: editable?.seen ?? null })),
  )
  await tx.$executeRaw`
    update catalogue_change_row r set title = w.title, sku = w.sku, currency = w.currency, variant_id = w."variantId",
      steps = w.steps, problems = w.problems, effect = w.effect, seen = w.seen
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(line int, title text, sku text, currency text,
      "variantId" text, steps jsonb, problems jsonb, effect text, seen text)
    where r.change_id = ${changeId} and r.line = w.line`
}
