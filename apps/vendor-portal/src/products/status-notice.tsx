import { Alert } from '@mantine/core'
import type { VendorProduct } from '@millyard/contracts'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'

type Notice = { text: string; title?: string; note?: string; tone: 'info' | 'warn' | 'bad' }

const REVIEW_TIME = 'usually within two working days. You get a mail and a notification.'

function noticeOf({ status, change, live, lastDecision }: VendorProduct, canWrite: boolean): Notice | undefined {
  const note = lastDecision?.note
  switch (status) {
    case 'draft':
      return { text: 'Only your factory sees this draft. Send it to our staff when it is ready.', tone: 'info' }
    case 'submitted':
      return { text: `Our staff look at it, ${REVIEW_TIME}`, tone: 'info' }
    case 'changes_requested':
      return {
        title: 'What our staff ask you to change',
        text: 'Change it and send it to our staff again.',
        note,
        tone: 'warn',
      }
    case 'rejected':
      return {
        title: 'Why it was rejected',
        text: 'It cannot go on sale. Archive it, or write a new product.',
        note,
        tone: 'bad',
      }
    case 'archived':
      return {
        text: live
          ? 'It is off sale for good. Orders that contain it go on. Duplicate it to sell something like it again.'
          : 'It was never on sale.',
        tone: 'info',
      }
    case 'approved':
      if (change === 'submitted')
        return {
          text: `Our staff look at your changes, ${REVIEW_TIME} Until then buyers see it as before.`,
          tone: 'info',
        }
      if (change === 'changes_requested')
        return {
          title: 'What our staff ask you to change',
          text: 'Change it and send it to our staff again. Until then buyers see the version before.',
          note,
          tone: 'warn',
        }
      if (!change && lastDecision?.status === 'rejected')
        return {
          title: 'Your last changes were rejected',
          text: 'The version before them is on sale.',
          note,
          tone: 'warn',
        }
      return canWrite
        ? {
            text: 'It is on sale. What you change here is a draft: buyers see it when our staff have approved it.',
            tone: 'info',
          }
        : undefined
  }
}

/** What the product's state means, and what staff wrote about it. */
export function StatusNotice({ product, canWrite }: { product: VendorProduct; canWrite: boolean }) {
  const notice = noticeOf(product, canWrite)
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
