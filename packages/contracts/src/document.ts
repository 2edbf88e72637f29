/**
 * A factory's papers, kept by the auth service. What a file is, is read from its content; nobody reads it without a link of
 * their own that lives a minute.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | documents.list | vendor store.manage | the papers of my factory, the newest first |
 * | documents.add | vendor store.manage | a form: `kind`, `file`, perhaps `expiresOn` and the document that it `replaces` |
 * | documents.remove | vendor store.manage | one that staff have not accepted |
 * | documents.open | vendor store.manage | a link to read it |
 * | vendorDocuments.list | admin vendors.read | the papers of a factory |
 * | vendorDocuments.open | admin vendors.read | a link to read it; the log says who read what |
 * | vendorDocuments.decide | admin vendors.review | accepted, or refused with a reason |
 */
import { z } from 'zod'
import { text, timestampSchema } from './common.ts'
import { idSchema } from './ids.ts'

export const DOCUMENT_KINDS = [
  'registration_extract',
  'owner_identity',
  'tax_certificate',
  'product_safety',
  'other',
] as const
export const documentKindSchema = z.enum(DOCUMENT_KINDS, { error: 'Choose what this document is.' })
export type DocumentKind = z.infer<typeof documentKindSchema>

/** As people call them. */
export const DOCUMENT_NAMES: Record<DocumentKind, string> = {
  registration_extract: 'Extract of the register',
  owner_identity: 'Identity of the owner',
  tax_certificate: 'Tax certificate',
  product_safety: 'Product safety',
  other: 'Another document',
}

export const DOCUMENT_STATUSES = ['waiting', 'accepted', 'refused'] as const
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number]

export const MAX_DOCUMENT_BYTES = 10 * 1024 * 1024
export const MAX_DOCUMENTS = 20
/** How long a link to a document works, in real time. */
export const DOCUMENT_LINK_TTL_SECONDS = 60

/** The last day on which a document counts. */
export const expiryDaySchema = z.iso.date('Enter a day like 2027-03-31.')

export const documentSchema = z.object({
  id: idSchema('doc'),
  kind: documentKindSchema,
  status: z.enum(DOCUMENT_STATUSES),
  fileName: z.string(),
  contentType: z.enum(['application/pdf', 'image/jpeg', 'image/png']),
  bytes: z.int(),
  expiresOn: z.iso.date().nullable(),
  isExpired: z.boolean(),
  note: z.string().nullable(),
  decidedAt: timestampSchema.nullable(),
  decidedByName: z.string().nullable(),
  uploadedByName: z.string(),
  uploadedAt: timestampSchema,
})
export type VendorDocument = z.infer<typeof documentSchema>
/** Who decided is for staff; the factory hears what was decided. */
export const myDocumentSchema = documentSchema.omit({ decidedByName: true })
export type MyDocument = z.infer<typeof myDocumentSchema>

export const myDocumentsSchema = z.object({ documents: z.array(myDocumentSchema) })
export const documentsSchema = z.object({ documents: z.array(documentSchema) })
export const documentIdInput = z.object({ documentId: idSchema('doc') })

/** `path`: below the portal's own address, for whoever asked, in the session that asked. */
export const documentLinkSchema = z.object({ path: z.string(), expiresAt: timestampSchema })

export const decideDocumentInput = documentIdInput
  .extend({
    /** The status that stands on the screen: what somebody else has decided meanwhile is not overruled unseen. */
    seen: z.enum(DOCUMENT_STATUSES),
    decision: z.enum(['accept', 'refuse']),
    reason: text(1000, { min: 0 }).default(''),
  })
  .refine(({ decision, reason }) => decision === 'accept' || reason.length > 0, {
    path: ['reason'],
    message: 'Tell the factory why it is refused.',
  })
