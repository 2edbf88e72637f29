/**
 * What the notification service takes and gives.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | inbox.list / unreadCount / markRead | account | the notification centre of the portal that the token is for |
 * | mailLog.list | admin operations.read | every mail with its delivery state |
 */
import { z } from 'zod'
import { pageInput, pageOf, timestampSchema } from './common.ts'
import { idSchema } from './ids.ts'

export const notificationSchema = z.object({
  id: idSchema('ntf'),
  topic: z.string(),
  title: z.string(),
  body: z.string(),
  /** A path within the portal. */
  href: z.string().nullable(),
  readAt: timestampSchema.nullable(),
  createdAt: timestampSchema,
})
export type Notification = z.infer<typeof notificationSchema>
export const notificationsPage = pageOf(notificationSchema)
export const notificationsInput = pageInput
export const unreadCountSchema = z.object({ count: z.int() })
/** Without `ids`: everything. */
export const markReadInput = z.object({ ids: z.array(idSchema('ntf')).min(1).max(100).optional() })

export const EMAIL_STATUSES = ['queued', 'sent', 'delivered', 'bounced', 'complained', 'failed'] as const
export const mailLogSchema = z.object({
  id: idSchema('eml'),
  template: z.string(),
  to: z.string(),
  subject: z.string(),
  status: z.enum(EMAIL_STATUSES),
  eventId: z.string(),
  createdAt: timestampSchema,
  sentAt: timestampSchema.nullable(),
  failure: z.string().nullable(),
})
export const mailLogPage = pageOf(mailLogSchema)
export const mailLogInput = pageInput
