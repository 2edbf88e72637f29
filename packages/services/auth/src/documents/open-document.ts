import { notFound } from '@millyard/contracts'
import { recordStaffAction, type StaffActor, type VendorActor } from '@millyard/service-kit'
import type { Deps } from '../trpc.ts'
import { documentLabel, requireManaged } from './document.repository.ts'

type Link = { path: string; expiresAt: string }

/** A link for a member to a document of the own factory. @throws AppError NOT_FOUND */
export async function openOwnDocument(
  { database, documentLinks }: Deps,
  actor: VendorActor,
  documentId: string,
): Promise<Link> {
  await requireManaged(database.client, actor)
  const document = await database.client.vendorDocument.findFirst({
    where: { id: documentId, vendorId: actor.vendorId },
    select: { id: true },
  })
  if (!document) throw notFound('document')
  return documentLinks.sign({ doc: documentId, sub: actor.userId, sid: actor.sessionId, portal: 'vendor' })
}

/** A link for a member of staff. That they read the document stands in the log before they can. @throws AppError NOT_FOUND */
export async function openDocumentAsStaff(
  { database, clock, documentLinks }: Deps,
  actor: StaffActor,
  documentId: string,
): Promise<Link> {
  await database.transaction(async (tx) => {
    const document = await tx.vendorDocument.findUnique({
      where: { id: documentId },
      select: { kind: true, vendor: { select: { id: true, name: true, sentAt: true } } },
    })
    if (!document?.vendor.sentAt) throw notFound('document')
    await recordStaffAction(tx, clock, actor, {
      action: 'vendor.open_document',
      subject: { type: 'vendor', id: document.vendor.id, name: document.vendor.name },
      details: { document: documentLabel(documentId), kind: document.kind },
    })
  })
  return documentLinks.sign({ doc: documentId, sub: actor.userId, sid: actor.sessionId, portal: 'admin' })
}
