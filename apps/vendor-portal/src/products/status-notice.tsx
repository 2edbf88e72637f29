import { Alert } from '@mantine/core'
import type { ProductStatus } from '@millyard/contracts'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'

const EXPLANATIONS: Readonly<Record<ProductStatus, string>> = {
  draft: 'Only your factory sees this draft. Send it to our staff when it is ready.',
  submitted: 'Our staff look at it, usually within two working days. You get a mail and a notification.',
  changes_requested: 'Change it and send it to our staff again.',
  approved: 'It is on sale. Its stock can be changed here; its words, pictures and prices stay as they were approved.',
  rejected: 'It cannot go on sale. Archive it, or write a new product.',
  archived: 'It is off sale for good. Orders that contain it go on.',
}

const NOTE_TITLES: Partial<Record<ProductStatus, string>> = {
  changes_requested: 'What our staff ask you to change',
  rejected: 'Why it was rejected',
}

/** What the product's state means, and what staff wrote about it. */
export function StatusNotice({ status, note }: { status: ProductStatus; note: string | null }) {
  const isBad = status === 'rejected'
  const needsWork = status === 'changes_requested' || isBad
  return (
    <Alert
      color={isBad ? 'red' : needsWork ? 'yellow' : 'blue'}
      icon={needsWork ? <IconAlertTriangle size={18} /> : <IconInfoCircle size={18} />}
      title={note ? (NOTE_TITLES[status] ?? 'A note from our staff') : undefined}
    >
      {note ? <p style={{ margin: '0 0 4px', whiteSpace: 'pre-line' }}>{note}</p> : null}
      {EXPLANATIONS[status]}
    </Alert>
  )
}
