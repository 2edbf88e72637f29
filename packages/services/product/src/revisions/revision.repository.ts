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

/** Begins the next revision of a product whose row is locked. Answers its number. */
export async function insertDraft(
  tx: ProductTx,
  { id, productId, content, by, now }: { id: string; productId: string; content: ProductDraft; by: Person; now: Date },
): Promise<number> {
  const last = await tx.productRevision.aggregate({ where: { productId }, _max: { number: true } })
  const number = (last._max.number ?? 0) + 1
  await tx.productRevision.create({
    data: {
      id,
      productId,
      number,
      status: 'draft',
      content,
      createdById: by.userId,
      createdByName: by.name,
      createdAt: now,
      updatedAt: now,
    },
    select: { id: true },
  })
  return number
}

/** Writes a draft's content and answers its new version. @throws AppError CONFLICT */
export async function writeDraft(
  tx: ProductTx,
  draft: Pick<OpenRevision, 'id' | 'version'>,
  content: ProductDraft,
  now: Date,
): Promise<number> {
  const written = await tx.productRevision.updateMany({
    where: { id: draft.id, status: 'draft', version: draft.version },
    data: { content, version: draft.version + 1, updatedAt: now },
  })
  if (!rowCount(written)) throw new AppError('CONFLICT', { message: 'This draft was changed in the meantime.' })
  return draft.version + 1
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
