/** What staff do, in words, and how it is remembered. Every mutation of the admin console records one of these actions. */
import { z } from 'zod'
import { pageInput, pageOf, timestampSchema } from './common.ts'
import { idSchema } from './ids.ts'
import { serviceNameSchema } from './tokens.ts'

/** What it was done to; says where the console shows it. */
export const AUDIT_SUBJECTS = [
  'vendor',
  'product',
  'review',
  'category',
  'brand',
  'attribute',
  'collection',
  'user',
  'invitation',
  'delivery',
  'requirement',
  'order',
] as const
export type AuditSubject = (typeof AUDIT_SUBJECTS)[number]

/** Every action. A new admin mutation adds its own; the console has the words for it. */
export const STAFF_ACTIONS = [
  'vendor.approve',
  'vendor.request_changes',
  'vendor.reject',
  'vendor.suspend',
  'vendor.reinstate',
  'vendor.close',
  'vendor.open_document',
  'vendor.accept_document',
  'vendor.refuse_document',
  'requirement.create',
  'requirement.update',
  'requirement.remove',
  'vendor.trust',
  'vendor.distrust',
  'product.approve',
  'product.request_changes',
  'product.reject',
  'review.hide',
  'review.restore',
  'review.keep',
  'category.create',
  'category.update',
  'category.shift',
  'category.remove',
  'brand.create',
  'brand.update',
  'brand.set_logo',
  'brand.remove_logo',
  'brand.accept',
  'brand.refuse',
  'brand.merge',
  'brand.remove',
  'attribute.create',
  'attribute.update',
  'attribute.shift',
  'attribute.remove',
  'attribute.attach',
  'collection.create',
  'collection.update',
  'collection.remove',
  'delivery.retry',
  'order.cancel_items',
  'order.refund',
  'order.retry_refund',
  'order.send_evidence',
  'order.accept_dispute',
  'invitation.send',
  'invitation.resend',
  'invitation.revoke',
  'user.read',
  'user.send_verification',
  'user.send_reset_link',
  'user.end_session',
  'user.end_sessions',
  'user.block',
  'user.unblock',
  'user.view_as',
  'user.view_as_end',
  'user.reset_two_factor',
  'user.note',
  'staff.join',
  'staff.set_roles',
  'staff.remove',
  'staff.take_over_login',
] as const
export type StaffAction = (typeof STAFF_ACTIONS)[number]

/** What went with an action: states, roles, what was written as the reason. Never a secret, an address or a number to call. */
export const auditDetailsSchema = z.record(
  z.string().max(40),
  z.union([z.string().max(2_000), z.array(z.string().max(200)).max(50)]),
)
export type AuditDetails = z.infer<typeof auditDetailsSchema>

/** `action` is text here, so that a new one changes no published shape. */
export const staffActedSchema = z.object({
  actorUserId: idSchema('usr'),
  actorName: z.string().max(100),
  action: z.string().max(60),
  subjectType: z.string().max(40),
  subjectId: z.string().max(80),
  /** How people call it: a factory's name, a product's title. */
  subjectName: z.string().max(200),
  details: auditDetailsSchema,
  service: serviceNameSchema,
  requestId: z.string().max(80),
})
export type StaffActed = z.infer<typeof staffActedSchema>

export const auditInput = pageInput.extend({
  actorUserId: z.union([idSchema('usr'), z.literal('operator')]).optional(),
  action: z.enum(STAFF_ACTIONS).optional(),
  subjectType: z.enum(AUDIT_SUBJECTS).optional(),
  subjectId: z.string().max(80).optional(),
  /** From this moment on. */
  since: timestampSchema.optional(),
  /** Before this moment. */
  until: timestampSchema.optional(),
})
export const auditEntrySchema = z.object({
  id: idSchema('aud'),
  at: timestampSchema,
  /** `operator`: the command line of whoever runs the place. */
  actorId: z.string(),
  actorName: z.string(),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  subjectName: z.string(),
  details: auditDetailsSchema,
  service: z.string(),
  requestId: z.string(),
})
export type AuditEntry = z.infer<typeof auditEntrySchema>
export const auditPage = pageOf(auditEntrySchema)
/** Everybody who has an entry, for a filter. */
export const auditPeopleSchema = z.object({ people: z.array(z.object({ id: z.string(), name: z.string() })) })
