import {
  AppError,
  type decideDocumentInput,
  notFound,
  type VendorDocument,
  type VendorStatus,
} from '@millyard/contracts'
import { publish, recordStaffAction, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../trpc.ts'
import { DOCUMENT_COLUMNS, documentLabel, toDocument } from './document.repository.ts'

/**
 * What staff say of a document. It can be said anew, of a document whose status is the one that they have seen. A factory
 * that no decision waits for is told of a refusal at once.
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
    const { id: vendorId, name: vendorName } = document.vendor
    // The factory is held, so that it is not approved meanwhile.
    const [held] = await tx.$queryRaw<{ status: VendorStatus }[]>`
      select status from vendor_profile where id = ${vendorId} for no key update`
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
      subject: { type: 'vendor', id: vendorId, name: vendorName },
      details: { document: documentLabel(documentId), kind: document.kind, ...(isAccepted ? {} : { reason }) },
    })
    const decided = toDocument(row, now)
    if (!isAccepted && held?.status !== 'in_review') {
      const { kind, fileName } = decided
      await publish(tx, clock, 'vendor.document_refused.v1', vendorId, { vendorId, vendorName, kind, fileName, reason })
    }
    return decided
  })
}
