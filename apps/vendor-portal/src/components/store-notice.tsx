import { Alert } from '@mantine/core'
import { TextLink } from '@millyard/ui/portal'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import type { MyVendor } from '../session/factory-access.ts'
import classes from './store-notice.module.css'

/** Above every page of a factory whose store is not open: what it means, and why. */
export function StoreNotice({ vendor }: { vendor: Pick<MyVendor, 'status' | 'reviewNote'> }) {
  const t = useExtracted()

  if (vendor.status !== 'suspended' && vendor.status !== 'closed') return null
  const isSuspended = vendor.status === 'suspended'
  const link = (chunks: ReactNode) => <TextLink href="/orders">{chunks}</TextLink>
  return (
    <Alert
      className={classes.root}
      color="red"
      icon={<IconAlertTriangle size={18} />}
      title={isSuspended ? t('Your store is suspended') : t('Your store is closed')}
    >
      {vendor.reviewNote ? (
        <p className={classes.reason}>
          {t.rich('Our staff write: <quote>{note}</quote>', {
            note: vendor.reviewNote,
            quote: (chunks) => <q>{chunks}</q>,
          })}
        </p>
      ) : null}
      <p className={classes.text}>
        {isSuspended
          ? t.rich(
              'Buyers do not see it and cannot buy from it. Your products stay as they are and come back when the store does. <link>Orders that you have sold</link> go on: ship them as promised, and you are paid for them.',
              { link },
            )
          : t.rich(
              'Buyers do not see it any more. Past orders and payouts stay readable. <link>Orders that you have sold</link> go on: ship them as promised, and you are paid for them.',
              { link },
            )}
      </p>
    </Alert>
  )
}
