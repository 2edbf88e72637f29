import type { ProductDetail } from '@millyard/contracts'
import { formatDate } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import { Notice } from '../components/notice.tsx'

export interface VacationNoticeProps {
  factoryName: string
  vacation: ProductDetail['factory']['vacation']
}

const DAY_MS = 86_400_000
/** The first day after it. */
export const ordersAgain = ({ until }: { until: string }) =>
  formatDate(new Date(Date.parse(until) + DAY_MS).toISOString())

/** When a factory is away, or will be, and what it wrote about it; nothing otherwise. */
export function VacationNotice({ factoryName, vacation }: VacationNoticeProps) {
  const t = useExtracted()
  if (!vacation) return null
  const until = formatDate(vacation.until)
  return (
    <Notice
      tone={vacation.isNow ? 'warn' : 'info'}
      title={
        vacation.isNow
          ? t('{factory} is away and takes orders again from {day}', {
              factory: factoryName,
              day: ordersAgain(vacation),
            })
          : t('{factory} will be away from {from} until and including {until}', {
              factory: factoryName,
              from: formatDate(vacation.from),
              until,
            })
      }
    >
      <p>
        {vacation.isNow
          ? t('What was ordered before is on its way as promised.')
          : t('Order before that, or once it is back.')}
      </p>
      {vacation.note ? <p className="mt-1 whitespace-pre-line wrap-anywhere">“{vacation.note}”</p> : null}
    </Notice>
  )
}
