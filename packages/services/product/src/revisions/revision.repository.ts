import { AppError, type ProductDraft, productDraftSchema, type RevisionStatus } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { rowCount } from '@millyard/service-kit'
import type { ProductTx } from '../deps.ts'
import { revisionStatus } from './revision-status.ts'

type Person = { userId: string; name: string }

export type OpenRevision = {
  id: string
  number: number
  status: 'draft' | 'submitted'
  version: number
  content: ProductDraft
  submittedBy: Person
}

/** The open revision of a product whose row is locked: nobody else moves or writes it until the transaction ends. */
export async function readOpenRevision(tx: ProductTx, productId: string): Promise<OpenRevision | undefined> {
  const row = await tx.productRevision.findFirst({
    where: { productId, status: { in: ['draft', 'submitted'] } },
    select: {
      id: true,
      number: true,
      status: true,
      version: true,
      content: true,
      createdById: true,
      createdByName: true,
      submittedById: true,
      submittedByName: true,
    },
  })
  if (!row) return undefined
  return {
    id: row.id,
    number: row.number,
    status: row.status === 'submitted' ? 'submitted' : 'draft',
    version: row.version,
    content: productDraftSchema.parse(row.content),
    submittedBy: {
      userId: row.submittedById ?? row.createdById,
      name: row.submittedByName ?? row.createdByName,
    },
  }
}

/** The open revision in exactly the state that the caller has seen. @throws AppError CONFLICT */
export function requireSeen(
  open: OpenRevision | undefined,
  seen: { revisionId: string; version: number },
): OpenRevision {
  if (open?.id === seen.revisionId && open.version === seen.version) return open
  throw new AppError('CONFLICT', { message: 'This draft was changed in the meantime. Load the page again to see it.' })
}

type NewDraft = { id: string; productId: string; content: ProductDraft; by: Person; now: Date }

/** Begins the next revision of a product whose row is locked. Answers its number. */
export async function insertDraft(tx: ProductTx, draft: NewDraft): Promise<number> {
  const [number = 1] = await insertDrafts(tx, [draft])
  return number
}

/** The same of many products: two statements. */
export async function insertDrafts(tx: ProductTx, drafts: readonly NewDraft[]): Promise<number[]> {
  const last = await tx.productRevision.groupBy({
    by: ['productId'],
    where: { productId: { in: drafts.map(({ productId }) => productId) } },
    _max: { number: true },
  })
  const numbers = new Map(last.map(({ productId, _max }) => [productId, _max.number ?? 0]))
  const numbered = drafts.map((draft) => ({ ...draft, number: (numbers.get(draft.productId) ?? 0) + 1 }))
  await tx.productRevision.createMany({
    data: numbered.map(({ id, productId, number, content, by, now }) => ({
      id,
      productId,
      number,
      status: 'draft',
      content,
      createdById: by.userId,
      createdByName: by.name,
      createdAt: now,
      updatedAt: now,
    })),
  })
  return numbered.map(({ number }) => number)
}

type SeenDraft = Pick<OpenRevision, 'id' | 'version'>

/** Writes a draft's content and answers its new version. @throws AppError CONFLICT */
export async function writeDraft(tx: ProductTx, draft: SeenDraft, content: ProductDraft, now: Date): Promise<number> {
  await writeDrafts(tx, [{ draft, content }], now)
  return draft.version + 1
}

/** Writes many drafts, each in the version that was seen: one statement. @throws AppError CONFLICT when one of them is not */
export async function writeDrafts(
  tx: ProductTx,
  drafts: readonly { draft: SeenDraft; content: ProductDraft }[],
  now: Date,
): Promise<void> {
  const rows = drafts.map(({ draft: { id, version }, content }) => ({ id, version, content }))
  const written = await tx.$executeRaw`
    update product_revision r set content = w.content, version = w.version + 1, updated_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(id text, version int, content jsonb)
    where r.id = w.id and r.status = 'draft' and r.version = w.version`
  if (written !== rows.length) throw new AppError('CONFLICT', { message: 'This draft was changed in the meantime.' })
}

export async function markSubmitted(tx: ProductTx, draft: OpenRevision, by: Person, now: Date): Promise<void> {
  revisionStatus.assert(draft.status, 'submitted')
  const moved = await tx.productRevision.updateMany({
    where: { id: draft.id, status: 'draft', version: draft.version },
    data: {
      status: 'submitted',
      submittedAt: now,
      submittedById: by.userId,
      submittedByName: by.name,
      updatedAt: now,
    },
  })
  if (!rowCount(moved)) throw new AppError('CONFLICT', { message: 'This draft was changed in the meantime.' })
}

/**
 * Brings an open revision to its end, with what was on sale then. From here on it never changes; a trigger sees to it.
 * @throws AppError ILLEGAL_TRANSITION, CONFLICT
 */
export async function endRevision(
  tx: ProductTx,
  open: Pick<OpenRevision, 'id' | 'status'>,
  end: {
    status: Exclude<RevisionStatus, 'draft' | 'submitted'>
    base: ProductDraft | null
    note?: string
    by: Person
    isAutomatic?: boolean
    now: Date
  },
): Promise<void> {
  revisionStatus.assert(open.status, end.status)
  const ended = await tx.productRevision.updateMany({
    where: { id: open.id, status: open.status },
    data: {
      status: end.status,
      base: end.base ?? Prisma.DbNull,
      note: end.note ?? '',
      isAutomatic: end.isAutomatic ?? false,
      decidedAt: end.now,
      decidedById: end.by.userId,
      decidedByName: end.by.name,
    },
  })
  if (!rowCount(ended)) throw new AppError('CONFLICT', { message: 'This revision has just been decided.' })
}
