import { AppError, type decideDocumentInput, notFound, type VendorDocument } from '@millyard/contracts'
import { recordStaffAction, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../trpc.ts'
import { DOCUMENT_COLUMNS, documentLabel, toDocument } from './document.repository.ts'

/**
 * What staff say of a document. It can be said anew, of a document whose status is the one that they have seen.
 * @throws AppError NOT_FOUND; CONFLICT when somebody else has decided, or the factory has removed it
 */
export async function decideDocument(
  { database, clock }: Deps,
  actor: StaffActor,
  { documentId, seen, decision, reason }: z.infer<typeof decideDocumentInput>,
): Promise<VendorDocument> {
  return database.transaction(async (tx) => {
    const document = await tx.vendorDocument.findUnique({
      where: { id: documentId },
      select: { kind: true, vendor: { select: { id: true, name: true, sentAt: true } } },
    })
    if (!document?.vendor.sentAt) throw notFound('document')
    // The factory is held, so that it is not approved meanwhile.
    await tx.$queryRaw`select id from vendor_profile where id = ${document.vendor.id} for no key update`
    const now = clock.now()
    const isAccepted = decision === 'accept'
    const [row] = await tx.vendorDocument.updateManyAndReturn({
      where: { id: documentId, status: seen },
      data: {
        status: isAccepted ? 'accepted' : 'refused',
        note: isAccepted ? null : reason,
        decidedAt: now,
        decidedByName: actor.name,
      },
      select: DOCUMENT_COLUMNS,
    })
    if (!row) {
      throw new AppError('CONFLICT', { message: 'Somebody else has decided on this document. Load the page again.' })
    }
    await recordStaffAction(tx, clock, actor, {
      action: isAccepted ? 'vendor.accept_document' : 'vendor.refuse_document',
      subject: { type: 'vendor', id: document.vendor.id, name: document.vendor.name },
      details: { document: documentLabel(documentId), kind: document.kind, ...(isAccepted ? {} : { reason }) },
    })
    return toDocument(row, now)
  })
}
