import {
  type ChangeKind,
  type ChangeState,
  type ChangeSummary,
  changeStateSchema,
  notFound,
  type OfferSteps,
  type RowEffect,
  type RowProblem,
} from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { enqueue, type VendorActor } from '@millyard/service-kit'
import type { ProductTx } from '../deps.ts'
import type { Reader } from '../products/product.repository.ts'

/** A row as the check writes it. */
export type NewRow = {
  line: number
  title: string
  sku: string
  currency: string
  productId: string | null
  variantId: string | null
  steps: OfferSteps | null
  problems: RowProblem[]
}

/** A change under its lock: nobody else moves it until this transaction ends. */
export type LockedChange = {
  id: string
  vendorId: string
  kind: ChangeKind
  state: ChangeState
  title: string
  request: unknown
  undoesId: string | null
  fileKey: string | null
  stagedAt: Date | null
  createdById: string
  createdByName: string
  appliedById: string | null
  appliedByName: string | null
}

export async function lockChange(tx: ProductTx, changeId: string, vendorId?: string): Promise<LockedChange> {
  const [row] = await tx.$queryRaw<LockedChange[]>`
    select id, vendor_id as "vendorId", kind, state, title, request, undoes_id as "undoesId",
           file_key as "fileKey", staged_at as "stagedAt", created_by_id as "createdById", created_by_name as "createdByName",
           applied_by_id as "appliedById", applied_by_name as "appliedByName"
    from catalogue_change
    where id = ${changeId} ${vendorId ? Prisma.sql`and vendor_id = ${vendorId}` : Prisma.empty} for update`
  if (!row) throw notFound('change')
  return { ...row, state: changeStateSchema.parse(row.state) }
}

/**
 * Whoever let a change happen, as those use-cases know people that write what it brings: the member who had it applied, and
 * not the one who had it looked at.
 */
export function authorOf(change: LockedChange): VendorActor {
  const { vendorId, createdById, createdByName, appliedById, appliedByName } = change
  return {
    kind: 'user',
    userId: appliedById ?? createdById,
    name: appliedByName ?? createdByName,
    audience: 'vendor',
    sessionId: '',
    permissions: [],
    vendorId,
  }
}

/**
 * How often a job of a change is tried: for about half an hour. People look at it meanwhile, and one file holds the next up;
 * `endStuckChanges` ends what is left after that.
 */
const CHANGE_ATTEMPTS = 9

/** Writes the job that goes on with a change. One of each kind at a time: `endStuckChanges` finds it by its key. */
export function enqueueChange(tx: ProductTx, job: 'check-change' | 'apply-change', changeId: string): Promise<void> {
  return enqueue(tx, job, { changeId }, { key: `${job}:${changeId}`, maxAttempts: CHANGE_ATTEMPTS })
}

/** Ends a change that cannot be checked; nothing of it was applied. It is locked. */
export async function endUnchecked(tx: ProductTx, changeId: string, failure: string, now: Date): Promise<void> {
  await tx.catalogueChangeRow.deleteMany({ where: { changeId } })
  await tx.catalogueChange.update({
    where: { id: changeId },
    data: { state: 'failed', failure, finishedAt: now },
    select: { id: true },
  })
}

const AT_ONCE = 1_000

/** Writes what the check has found, over what an earlier try of it has written. */
export async function writeRows(tx: ProductTx, changeId: string, rows: readonly NewRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const batch = rows.slice(at, at + AT_ONCE)
    await tx.$executeRaw`
      insert into catalogue_change_row (change_id, line, title, sku, currency, product_id, variant_id, steps, problems)
      select ${changeId}, r.line, r.title, r.sku, r.currency, r."productId", r."variantId", r.steps, r.problems
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as r(line int, title text, sku text, currency text,
        "productId" text, "variantId" text, steps jsonb, problems jsonb)
      on conflict (change_id, line) do update set title = excluded.title, sku = excluded.sku, currency = excluded.currency,
        product_id = excluded.product_id, variant_id = excluded.variant_id, steps = excluded.steps,
        problems = excluded.problems`
  }
}

/** What a row does, when it does anything. */
export const HAS_WORK = Prisma.sql`(r.problems = '[]' and (r.steps is not null or r.effect in ('create', 'draft')))`
const productsThat = (effect: RowEffect) => Prisma.sql`(count(*) filter (where g.effect = ${effect}))::int`

/** How changes stand, counted from their rows: one statement, over one index range a change. */
export function selectSummaries(where: Prisma.Sql, tail: Prisma.Sql = Prisma.empty): Prisma.Sql {
  return Prisma.sql`
    select c.id, c.kind, c.state, c.title, c.failure, c.created_at as "createdAt", c.created_by_name as "createdBy",
      c.finished_at as "finishedAt", n.*, products.*
    from catalogue_change c
    cross join lateral (
      select count(*)::int as rows,
        (count(*) filter (where r.problems <> '[]'))::int as problems,
        (count(*) filter (where r.problems = '[]' and r.steps is null and coalesce(r.effect, 'none') = 'none'))::int
          as unchanged,
        (count(*) filter (where r.problems = '[]' and r.steps ? 'priceMinor'))::int as prices,
        (count(*) filter (where r.problems = '[]' and r.steps ? 'stock'))::int as stocks,
        (count(*) filter (where r.effect is not null))::int as checked,
        (count(*) filter (where r.is_done))::int as done,
        (count(*) filter (where ${HAS_WORK}))::int as "toDo"
      from catalogue_change_row r where r.change_id = c.id
    ) n
    cross join lateral (
      select ${productsThat('create')} as "create", ${productsThat('draft')} as draft, ${productsThat('offer')} as offer,
        ${productsThat('none')} as "none", ${productsThat('problem')} as problem
      from (
        -- The rows of one product say the same, but for those of new prices, of which some may say nothing.
        select case when bool_or(r.effect = 'offer') then 'offer' else min(r.effect) end as effect
        from catalogue_change_row r where r.change_id = c.id and r.group_key is not null group by r.group_key
      ) g
    ) products
    where ${where} ${tail}`
}

export type SummaryRow = Omit<ChangeSummary, 'createdAt' | 'finishedAt' | 'canUndo' | 'products'> & {
  createdAt: Date
  finishedAt: Date | null
} & ChangeSummary['products']

export function toSummary(row: SummaryRow): Omit<ChangeSummary, 'canUndo'> {
  const { createdAt, finishedAt, create, draft, offer, none, problem, ...rest } = row
  return {
    ...rest,
    products: { create, draft, offer, none, problem },
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  }
}

/** The edit that could be taken back: the vendor's last one that was applied, and nothing of it was taken back yet. */
export async function findUndoable(reader: Reader, vendorId: string): Promise<string | undefined> {
  const [row] = await reader.$queryRaw<{ id: string; undone: boolean }[]>`
    select c.id, exists (
      select from catalogue_change u where u.vendor_id = c.vendor_id and u.undoes_id = c.id and u.state in ('applying', 'done')
    ) as undone
    from catalogue_change c
    where c.vendor_id = ${vendorId} and c.kind = 'edit' and c.state in ('done', 'cancelled')
      and exists (select from catalogue_change_row r where r.change_id = c.id and r.is_done)
    order by c.created_at desc, c.id desc limit 1`
  return row && !row.undone ? row.id : undefined
}
