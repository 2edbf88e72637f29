'use client'
import type { StaffPermission } from '@millyard/contracts'
import { DateText, plural, useNow } from '@millyard/ui'
import { isOverdue, WorkQueue, type WorkQueueItem } from '@millyard/ui/portal'
import {
  IconBook2,
  IconBuildingFactory2,
  IconCash,
  IconChecklist,
  IconMessageReport,
  IconPlugConnectedX,
  IconRosetteDiscountCheck,
  IconSend2,
} from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { countText, useWaiting, type WaitingGroup } from './use-waiting.ts'

const icon = { size: 20, stroke: 1.7 } as const

export interface WaitingQueueProps {
  permissions: readonly StaffPermission[]
  /** Of the money, as the page found it. */
  isLedgerBroken: boolean
  /** From how many hours on something has waited too long. */
  overdueHours: number
  failedPayouts: number
}

const words = (group: WaitingGroup, one: string, many?: string) =>
  group.isMore ? `${countText(group)} ${many ?? `${one}s`}` : plural(group.count, one, many)

/** How long the oldest of a queue waits, and whether that is too long. */
function oldest({ oldestAt }: WaitingGroup, overdueHours: number, now: Date | null) {
  if (!oldestAt) return {}
  const isUrgent = now !== null && isOverdue(oldestAt, overdueHours, now)
  return {
    isUrgent,
    description: (
      <>
        {isUrgent ? 'Overdue: the' : 'The'} oldest waits since <DateText value={oldestAt} style="dateTime" />
      </>
    ),
  }
}

/** What waits for this member of staff: broken things first, then people. */
export function WaitingQueue({ permissions, isLedgerBroken, overdueHours, failedPayouts }: WaitingQueueProps) {
  const t = useExtracted('client')

  const now = useNow()
  const { applications, products, reviews, brands, failedDeliveries, isIncomplete } = useWaiting(permissions)
  const items: WorkQueueItem[] = []
  if (isLedgerBroken) {
    items.push({
      title: t('The ledger does not balance'),
      description: t('Its accounts must add up to zero. Look at the newest transactions first.'),
      href: '/ledger',
      icon: <IconBook2 {...icon} />,
      isUrgent: true,
    })
  }
  if (failedDeliveries && failedDeliveries.count > 0) {
    items.push({
      title: t('Look at {words}', {
        words: words(failedDeliveries, 'failed event delivery', 'failed event deliveries'),
      }),
      description: t('Somebody does not know yet what has happened. Retry when the cause is gone.'),
      href: '/deliveries?state=failed',
      icon: <IconSend2 {...icon} />,
      isUrgent: true,
    })
  }
  if (failedPayouts > 0) {
    items.push({
      title: t('Look at {failedPayouts, plural, one {# failed payout} other {# failed payouts}}', { failedPayouts }),
      description: t('Stripe refused. We try again every hour.'),
      href: '/payouts',
      icon: <IconCash {...icon} />,
      isUrgent: true,
    })
  }
  if (applications && applications.count > 0) {
    items.push({
      title: t('Review {words}', { words: words(applications, 'application') }),
      ...oldest(applications, overdueHours, now),
      href: '/factories',
      icon: <IconBuildingFactory2 {...icon} />,
    })
  }
  if (products && products.count > 0) {
    items.push({
      title: t('Review {words}', { words: words(products, 'product') }),
      ...oldest(products, overdueHours, now),
      href: '/product-reviews',
      icon: <IconChecklist {...icon} />,
    })
  }
  if (reviews && reviews.count > 0) {
    items.push({
      title: t('Decide on {words}', { words: words(reviews, 'reported review') }),
      ...oldest(reviews, overdueHours, now),
      href: '/reviews',
      icon: <IconMessageReport {...icon} />,
    })
  }
  if (brands && brands.count > 0) {
    items.push({
      title: t('Decide on {words}', { words: words(brands, 'proposed brand') }),
      ...oldest(brands, overdueHours, now),
      href: '/brand-proposals',
      icon: <IconRosetteDiscountCheck {...icon} />,
    })
  }
  if (isIncomplete) {
    items.push({
      title: t('A part of Millyard does not answer'),
      description: t('So this list may not be complete. It asks again by itself.'),
      href: permissions.includes('operations.read') ? '/deliveries' : '/',
      icon: <IconPlugConnectedX {...icon} />,
    })
  }
  return (
    <WorkQueue
      items={items}
      doneText="Nothing waits for you. Applications, products and whatever fails appear here by themselves."
    />
  )
}
