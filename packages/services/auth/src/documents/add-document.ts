import {
  AppError,
  badField,
  documentKindSchema,
  expiryDaySchema,
  idSchema,
  MAX_DOCUMENT_BYTES,
  MAX_DOCUMENTS,
  newId,
  notFound,
  type VendorDocument,
  type VendorStatus,
} from '@millyard/contracts'
import { createGate, enqueue, formInput, type VendorActor } from '@millyard/service-kit'
import { z } from 'zod'
import type { AuthTx, Deps } from '../trpc.ts'
import { DOCUMENT_COLUMNS, documentKey, requireManaged, toDocument } from './document.repository.ts'
import { toDocumentName } from './document-name.ts'
import { inspectDocument } from './inspect-document.ts'

/** `FormData { kind, file, expiresOn?, replaces? }`. */
export const addDocumentInput = formInput(
  z.object({
    kind: documentKindSchema,
    expiresOn: expiryDaySchema.optional(),
    replaces: idSchema('doc').optional(),
    file: z
      .instanceof(File, { message: 'Choose a file.' })
      .refine((file) => file.size > 0, 'This file is empty.')
      .refine((file) => file.size <= MAX_DOCUMENT_BYTES, 'Documents are limited to 10 MB.'),
  }),
)

// A decoded picture takes up to 200 MB.
const gate = createGate(2)

/**
 * Keeps an uploaded document of the factory. It waits for staff to look at it; one that it replaces is deleted.
 * @throws AppError BAD_INPUT at its field; ILLEGAL_TRANSITION while staff decide on the application; NOT_FOUND
 */
export async function addDocument(
  deps: Deps,
  actor: VendorActor,
  { kind, expiresOn, replaces, file }: z.infer<typeof addDocumentInput>,
): Promise<VendorDocument> {
  const { database, documents, clock } = deps
  requireOpen((await requireManaged(database.client, actor)).status)
  if (expiresOn && expiresOn < clock.now().toISOString().slice(0, expiresOn.length)) {
    throw badField('expiresOn', 'This day is over. Upload a document that still counts.')
  }
  const id = newId('doc')
  const { contentType, content } = await gate(async () => inspectDocument(Buffer.from(await file.arrayBuffer())))
  try {
    await documents.put(documentKey(id), content)
    return await database.transaction(async (tx) => {
      await lockForDocuments(tx, actor)
      if (replaces) await removeOwnDocument(tx, actor.vendorId, replaces)
      if ((await tx.vendorDocument.count({ where: { vendorId: actor.vendorId } })) >= MAX_DOCUMENTS) {
        throw badField('file', `A factory has at most ${MAX_DOCUMENTS} documents. Remove one first.`)
      }
      const now = clock.now()
      const row = await tx.vendorDocument.create({
        data: {
          id,
          vendorId: actor.vendorId,
          kind,
          status: 'waiting',
          fileName: toDocumentName(file.name),
          contentType,
          bytes: content.length,
          expiresOn: expiresOn ? new Date(expiresOn) : null,
          uploadedByName: actor.name,
          uploadedAt: now,
        },
        select: DOCUMENT_COLUMNS,
      })
      return toDocument(row, now)
    })
  } catch (error) {
    await documents.remove([documentKey(id)]).catch((problem) => {
      deps.log.warn({ err: problem, documentId: id }, 'the file of a document that was not added remains')
    })
    throw error
  }
}

/** Removes a document that staff have not accepted. @throws AppError NOT_FOUND, ILLEGAL_TRANSITION */
export async function removeDocument(
  { database }: Deps,
  actor: VendorActor,
  documentId: string,
): Promise<{ ok: true }> {
  return database.transaction(async (tx) => {
    await lockForDocuments(tx, actor)
    await removeOwnDocument(tx, actor.vendorId, documentId)
    return { ok: true }
  })
}

/** What staff read while they decide stays as it is. */
function requireOpen(status: VendorStatus): void {
  if (status !== 'in_review') return
  throw new AppError('ILLEGAL_TRANSITION', {
    message: 'Our staff have this application. Take it back to change its documents.',
    details: { from: status },
  })
}

/** Holds the factory, so that it is neither sent nor decided on while its papers change. */
async function lockForDocuments(tx: AuthTx, actor: VendorActor): Promise<void> {
  await tx.$queryRaw`select id from vendor_profile where id = ${actor.vendorId} for no key update`
  requireOpen((await requireManaged(tx, actor)).status)
}

async function removeOwnDocument(tx: AuthTx, vendorId: string, documentId: string): Promise<void> {
  const { count } = await tx.vendorDocument.deleteMany({
    where: { id: documentId, vendorId, status: { not: 'accepted' } },
  })
  if (count === 0) {
    const accepted = await tx.vendorDocument.findFirst({ where: { id: documentId, vendorId }, select: { id: true } })
    if (!accepted) throw notFound('document')
    throw new AppError('ILLEGAL_TRANSITION', {
      message: 'Our staff have accepted this document, so it stays. Add a newer one beside it.',
    })
  }
  await enqueue(tx, 'remove-document-files', { documentIds: [documentId] })
}
