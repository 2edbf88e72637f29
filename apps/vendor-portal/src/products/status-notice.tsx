import { Alert } from '@mantine/core'
import type { VendorProduct } from '@millyard/contracts'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'

type Notice = { text: string; title?: string; note?: string; tone: 'info' | 'warn' | 'bad' }

function useNotice({ status, change, live, lastDecision }: VendorProduct, canWrite: boolean): Notice | undefined {
  const t = useExtracted()

  const note = lastDecision?.note
  switch (status) {
    case 'draft':
      return { text: t('Only your factory sees this draft. Send it to our staff when it is ready.'), tone: 'info' }
    case 'submitted':
      return {
        text: t('Our staff look at it, usually within two working days. You get a mail and a notification.'),
        tone: 'info',
      }
    case 'changes_requested':
      return {
        title: t('What our staff ask you to change'),
        text: t('Change it and send it to our staff again.'),
        note,
        tone: 'warn',
      }
    case 'rejected':
      return {
        title: t('Why it was rejected'),
        text: t('It cannot go on sale. Archive it, or write a new product.'),
        note,
        tone: 'bad',
      }
    case 'archived':
      return {
        text: live
          ? t('It is off sale for good. Orders that contain it go on. Duplicate it to sell something like it again.')
          : t('It was never on sale.'),
        tone: 'info',
      }
    case 'approved':
      if (change === 'submitted')
        return {
          text: t(
            'Our staff look at your changes, usually within two working days. You get a mail and a notification. Until then buyers see it as before.',
          ),
          tone: 'info',
        }
      if (change === 'changes_requested')
        return {
          title: t('What our staff ask you to change'),
          text: t('Change it and send it to our staff again. Until then buyers see the version before.'),
          note,
          tone: 'warn',
        }
      if (!change && lastDecision?.status === 'rejected')
        return {
          title: t('Your last changes were rejected'),
          text: t('The version before them is on sale.'),
          note,
          tone: 'warn',
        }
      return canWrite
        ? {
            text: t('It is on sale. What you change here is a draft: buyers see it when our staff have approved it.'),
            tone: 'info',
          }
        : undefined
  }
}

/** What the product's state means, and what staff wrote about it. */
export function StatusNotice({ product, canWrite }: { product: VendorProduct; canWrite: boolean }) {
  const notice = useNotice(product, canWrite)
  if (!notice) return null
  const { text, title, note, tone } = notice
  return (
    <Alert
      color={tone === 'bad' ? 'red' : tone === 'warn' ? 'yellow' : 'blue'}
      icon={tone === 'info' ? <IconInfoCircle size={18} /> : <IconAlertTriangle size={18} />}
      title={title}
    >
      {note ? <p style={{ margin: '0 0 4px', whiteSpace: 'pre-line' }}>{note}</p> : null}
      {text}
    </Alert>
  )
}
