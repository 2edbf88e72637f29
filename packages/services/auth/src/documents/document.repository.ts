import type { Prisma } from '@millyard/auth-db'
import {
  documentKindSchema,
  documentSchema,
  notFound,
  type VendorDocument,
  vendorPermissions,
} from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { Deps, Queryable } from '../trpc.ts'
import { SEEN_BY_STAFF } from '../vendors/vendor.repository.ts'

export const DOCUMENT_COLUMNS = {
  id: true,
  kind: true,
  status: true,
  fileName: true,
  contentType: true,
  bytes: true,
  expiresOn: true,
  note: true,
  decidedAt: true,
  decidedByName: true,
  uploadedByName: true,
  uploadedAt: true,
} as const satisfies Prisma.VendorDocumentSelect

type DocumentRow = Prisma.VendorDocumentGetPayload<{ select: typeof DOCUMENT_COLUMNS }>

const dayOf = (date: Date) => date.toISOString().slice(0, 'YYYY-MM-DD'.length)

/** As it is at `now`: a document counts to the end of its last day, everywhere. */
export function toDocument(row: DocumentRow, now: Date): VendorDocument {
  const expiresOn = row.expiresOn ? dayOf(row.expiresOn) : null
  return {
    ...row,
    kind: documentKindSchema.parse(row.kind),
    contentType: documentSchema.shape.contentType.parse(row.contentType),
    expiresOn,
    isExpired: expiresOn !== null && expiresOn < dayOf(now),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    uploadedAt: row.uploadedAt.toISOString(),
  }
}

/** How the log names a document: a whole id can look like a telephone number, which the log takes out. */
export const documentLabel = (documentId: string) => documentId.slice(-8)

/** Where its file lies. The folder is the end of the id, which is random. */
export const documentKey = (documentId: string) => `${documentId.slice(-2)}/${documentId}`

/**
 * The factory that the caller may manage the papers of. Membership, role and the factory's state are asked again: a token may
 * be minutes old.
 * @throws AppError NOT_FOUND
 */
export async function requireManaged(db: Queryable, { vendorId, userId }: Pick<VendorActor, 'vendorId' | 'userId'>) {
  const member = await db.vendorMember.findUnique({
    where: { userId_vendorId: { userId, vendorId } },
    select: { role: true, vendor: { select: { status: true, name: true } } },
  })
  if (!member || !vendorPermissions(member.role, member.vendor.status).includes('store.manage'))
    throw notFound('factory')
  return member.vendor
}

export async function listDocuments(db: Queryable, vendorId: string, now: Date): Promise<VendorDocument[]> {
  const rows = await db.vendorDocument.findMany({
    where: { vendorId },
    select: DOCUMENT_COLUMNS,
    orderBy: { id: 'desc' },
  })
  return rows.map((row) => toDocument(row, now))
}

/** @throws AppError NOT_FOUND, also for a factory whose application was never sent */
export async function listDocumentsForStaff({ database, clock }: Deps, vendorId: string) {
  const vendor = await database.client.vendorProfile.findFirst({
    where: { ...SEEN_BY_STAFF, id: vendorId },
    select: { id: true },
  })
  if (!vendor) throw notFound('factory')
  return { documents: await listDocuments(database.client, vendorId, clock.now()) }
}
