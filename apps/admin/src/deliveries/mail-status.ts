import type { EMAIL_STATUSES } from '@millyard/contracts'
import type { StatusText } from '@millyard/ui'
import { useExtracted } from 'next-intl'

/** How far a mail has come, as Resend tells it. */
export function useMailStatus(): Readonly<Record<(typeof EMAIL_STATUSES)[number], StatusText>> {
  const t = useExtracted('client')
  return {
    queued: { label: t('Waiting'), tone: 'neutral' },
    sent: { label: t('Sent'), tone: 'info' },
    delivered: { label: t('Delivered'), tone: 'good' },
    bounced: { label: t('Bounced'), tone: 'bad' },
    complained: { label: t('Marked as spam'), tone: 'bad' },
    failed: { label: t('Failed'), tone: 'bad' },
  }
}
