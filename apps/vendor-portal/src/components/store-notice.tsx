import { Alert } from '@mantine/core'
import { TextLink } from '@millyard/ui/portal'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import type { MyVendor } from '../session/factory-access.ts'
import classes from './store-notice.module.css'

const WORDS = {
  suspended: {
    title: 'Your store is suspended',
    text: 'Buyers do not see it and cannot buy from it. Your products stay as they are and come back when the store does.',
  },
  closed: {
    title: 'Your store is closed',
    text: 'Buyers do not see it any more. Past orders and payouts stay readable.',
  },
} as const

/** Above every page of a factory whose store is not open: what it means, and why. */
export function StoreNotice({ vendor }: { vendor: Pick<MyVendor, 'status' | 'reviewNote'> }) {
  const t = useExtracted()

  if (vendor.status !== 'suspended' && vendor.status !== 'closed') return null
  const { title, text } = WORDS[vendor.status]
  return (
    <Alert className={classes.root} color="red" icon={<IconAlertTriangle size={18} />} title={title}>
      {vendor.reviewNote ? (
        <p className={classes.reason}>
          {t('Our staff write:')} <q>{vendor.reviewNote}</q>
        </p>
      ) : null}
      <p className={classes.text}>
        {t.rich(
          '{text} <link>Orders that you have sold</link> go on: ship them as promised, and you are paid for them.',
          { text, link: (chunks) => <TextLink href="/orders">{chunks}</TextLink> },
        )}
      </p>
    </Alert>
  )
}
