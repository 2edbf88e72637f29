import { Alert } from '@mantine/core'
import { formatDate } from '@millyard/ui'
import { TextLink } from '@millyard/ui/portal'
import { IconBeach } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import type { MyVendor } from '../session/factory-access.ts'

export interface VacationAlertProps {
  vacation: MyVendor['vacation']
  /** Whether this member may change it. */
  canManage: boolean
}

/** That the factory is away, or will be, and what that means; nothing otherwise. */
export function VacationAlert({ vacation, canManage }: VacationAlertProps) {
  const t = useExtracted()
  if (!vacation) return null
  const from = formatDate(vacation.from)
  const until = formatDate(vacation.until)
  return (
    <Alert
      color={vacation.isNow ? 'yellow' : 'gray'}
      icon={<IconBeach size={18} />}
      title={
        vacation.isNow
          ? t('Your factory is away until and including {until}', { until })
          : t('Your factory will be away from {from} until and including {until}', { from, until })
      }
    >
      {vacation.isNow
        ? t('Nobody can order from you until then. Orders that came before keep their dates.')
        : t('Nobody can order from you on these days. Orders that came before keep their dates.')}{' '}
      {canManage ? (
        <TextLink href="/store#vacation" underline="always">
          {t('Change the vacation')}
        </TextLink>
      ) : null}
    </Alert>
  )
}
