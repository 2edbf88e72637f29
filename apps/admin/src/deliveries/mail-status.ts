import type { EMAIL_STATUSES } from '@millyard/contracts'
import type { StatusText } from '@millyard/ui'

/** How far a mail has come, as Resend tells it. */
export const MAIL_STATUS: Readonly<Record<(typeof EMAIL_STATUSES)[number], StatusText>> = {
  queued: { label: 'Waiting', tone: 'neutral' },
  sent: { label: 'Sent', tone: 'info' },
  delivered: { label: 'Delivered', tone: 'good' },
  bounced: { label: 'Bounced', tone: 'bad' },
  complained: { label: 'Marked as spam', tone: 'bad' },
  failed: { label: 'Failed', tone: 'bad' },
}
