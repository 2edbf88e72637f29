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
] as const
export type AuditSubject = (typeof AUDIT_SUBJECTS)[number]

/** Every action, as it follows a name: "Grace approved the factory". A new admin mutation adds its own. */
export const STAFF_ACTIONS = {
  'vendor.approve': 'approved the factory',
  'vendor.request_changes': 'asked the factory for changes',
  'vendor.reject': 'rejected the factory',
  'vendor.suspend': 'suspended the factory',
  'vendor.reinstate': 'reinstated the factory',
  'vendor.close': 'closed the factory',
  'vendor.open_document': 'opened a document of the factory',
  'vendor.accept_document': 'accepted a document of the factory',
  'vendor.refuse_document': 'refused a document of the factory',
  'requirement.create': 'added to the checklist of factories',
  'requirement.update': 'changed in the checklist of factories',
  'requirement.remove': 'removed from the checklist of factories',
  'vendor.trust': 'trusted the factory',
  'vendor.distrust': 'stopped trusting the factory',
  'product.approve': 'approved the product',
  'product.request_changes': 'asked for changes to the product',
  'product.reject': 'rejected the product',
  'review.hide': 'hid the review',
  'review.restore': 'restored the review',
  'review.keep': 'left the review as it was',
  'category.create': 'added the category',
  'category.update': 'changed the category',
  'category.shift': 'moved the category in its row',
  'category.remove': 'removed the category',
  'brand.create': 'added the brand',
  'brand.update': 'changed the brand',
  'brand.set_logo': 'changed the logo of the brand',
  'brand.remove_logo': 'removed the logo of the brand',
  'brand.accept': 'listed the proposed brand',
  'brand.refuse': 'refused the proposed brand',
  'brand.merge': 'merged the brand into another',
  'brand.remove': 'removed the brand',
  'attribute.create': 'added the attribute',
  'attribute.update': 'changed the attribute',
  'attribute.shift': 'moved the attribute in its row',
  'attribute.remove': 'removed the attribute',
  'attribute.attach': 'changed who is asked for the attribute',
  'collection.create': 'added the collection',
  'collection.update': 'changed the collection',
  'collection.remove': 'removed the collection',
  'delivery.retry': 'sent the event again',
  'invitation.send': 'invited to the staff',
  'invitation.resend': 'sent the invitation to the staff again',
  'invitation.revoke': 'took back the invitation to the staff',
  'user.read': 'opened the account',
  'user.send_verification': 'sent the mail that proves the address',
  'user.send_reset_link': 'sent a link for a new password',
  'user.end_session': 'ended a session',
  'user.end_sessions': 'ended all sessions',
  'user.block': 'blocked the login',
  'user.unblock': 'unblocked the login',
  'user.view_as': 'began to view as',
  'user.view_as_end': 'stopped viewing as',
  'user.reset_two_factor': 'took two-factor sign-in off',
  'user.note': 'wrote a note',
  'staff.join': 'joined the staff',
  'staff.set_roles': 'changed the roles',
  'staff.remove': 'removed from the staff',
  'staff.take_over_login': 'took over the login',
} as const satisfies Record<string, string>
export type StaffAction = keyof typeof STAFF_ACTIONS

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
  action: z.enum(Object.keys(STAFF_ACTIONS) as [StaffAction, ...StaffAction[]]).optional(),
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
