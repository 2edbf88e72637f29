'use client'
import type { StaffPermission } from '@millyard/contracts'
import { DateText, useNow } from '@millyard/ui'
import { isOverdue, WorkQueue, type WorkQueueItem } from '@millyard/ui/portal'
import {
  IconBook2,
  IconBuildingFactory2,
  IconCash,
  IconChecklist,
  IconGavel,
  IconMessageReport,
  IconPlugConnectedX,
  IconReceiptRefund,
  IconRosetteDiscountCheck,
  IconSend2,
  IconWebhook,
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
  failedRefunds: number
  failedWebhooks: number
  /** That the bank takes an answer for. */
  openDisputes: number
}

/** How long the oldest of a queue waits, and whether that is too long. */
function useOldest(overdueHours: number) {
  const t = useExtracted('client')

  const now = useNow()
  return ({ oldestAt }: WaitingGroup) => {
    if (!oldestAt) return {}
    const isUrgent = now !== null && isOverdue(oldestAt, overdueHours, now)
    const date = () => <DateText value={oldestAt} style="dateTime" />
    return {
      isUrgent,
      description: isUrgent
        ? t.rich('Overdue: the oldest waits since <date></date>', { date })
        : t.rich('The oldest waits since <date></date>', { date }),
    }
  }
}

/** What waits for this member of staff: broken things first, then people. */
export function WaitingQueue({
  permissions,
  isLedgerBroken,
  overdueHours,
  failedPayouts,
  failedRefunds,
  failedWebhooks,
  openDisputes,
}: WaitingQueueProps) {
  const t = useExtracted('client')

  const oldest = useOldest(overdueHours)
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
      title: failedDeliveries.isMore
        ? t('Look at {count} failed event deliveries', { count: countText(failedDeliveries) })
        : t('Look at {count, plural, one {# failed event delivery} other {# failed event deliveries}}', {
            count: failedDeliveries.count,
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
  if (failedRefunds > 0) {
    items.push({
      title: t('Look at {failedRefunds, plural, one {# failed refund} other {# failed refunds}}', { failedRefunds }),
      description: t('The bank sent the money back. The buyer is owed it until it is sent again.'),
      href: '/refunds?state=failed',
      icon: <IconReceiptRefund {...icon} />,
      isUrgent: true,
    })
  }
  if (failedWebhooks > 0) {
    items.push({
      title: t('Look at {failedWebhooks, plural, one {# failed event of Stripe} other {# failed events of Stripe}}', {
        failedWebhooks,
      }),
      description: t('Stripe has told us something that could not be done.'),
      href: '/deliveries?tab=stripe&state=failed',
      icon: <IconWebhook {...icon} />,
      isUrgent: true,
    })
  }
  if (openDisputes > 0) {
    items.push({
      title: t('Answer {openDisputes, plural, one {# dispute} other {# disputes}}', { openDisputes }),
      description: t('A buyer’s bank asks for the money back. Without an answer it is lost.'),
      href: '/disputes',
      icon: <IconGavel {...icon} />,
      isUrgent: true,
    })
  }
  if (applications && applications.count > 0) {
    items.push({
      title: applications.isMore
        ? t('Review {count} applications', { count: countText(applications) })
        : t('Review {count, plural, one {# application} other {# applications}}', { count: applications.count }),
      ...oldest(applications),
      href: '/factories',
      icon: <IconBuildingFactory2 {...icon} />,
    })
  }
  if (products && products.count > 0) {
    items.push({
      title: products.isMore
        ? t('Review {count} products', { count: countText(products) })
        : t('Review {count, plural, one {# product} other {# products}}', { count: products.count }),
      ...oldest(products),
      href: '/product-reviews',
      icon: <IconChecklist {...icon} />,
    })
  }
  if (reviews && reviews.count > 0) {
    items.push({
      title: reviews.isMore
        ? t('Decide on {count} reported reviews', { count: countText(reviews) })
        : t('Decide on {count, plural, one {# reported review} other {# reported reviews}}', { count: reviews.count }),
      ...oldest(reviews),
      href: '/reviews',
      icon: <IconMessageReport {...icon} />,
    })
  }
  if (brands && brands.count > 0) {
    items.push({
      title: brands.isMore
        ? t('Decide on {count} proposed brands', { count: countText(brands) })
        : t('Decide on {count, plural, one {# proposed brand} other {# proposed brands}}', { count: brands.count }),
      ...oldest(brands),
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
      title={t('Waiting for you')}
      doneText={t('Nothing waits for you. Applications, products and whatever fails appear here by themselves.')}
    />
  )
}
