import 'server-only'
import { DateText } from '@millyard/ui'
import type { WorkQueueItem } from '@millyard/ui/portal'
import {
  IconAlertTriangle,
  IconCash,
  IconEdit,
  IconMessageStar,
  IconPackage,
  IconPackageExport,
  IconPackages,
  IconStack2,
  IconTruckDelivery,
} from '@tabler/icons-react'
import { getExtracted } from 'next-intl/server'
import type { Work } from './load-work.ts'

const icon = { size: 20, stroke: 1.7 } as const

async function shipItems({ toShip, partlyShipped }: Work, now: number): Promise<WorkQueueItem[]> {
  const t = await getExtracted()
  const items: WorkQueueItem[] = []
  if (toShip && toShip.items.length > 0) {
    const due = toShip.items.map(({ shipBy }) => shipBy).toSorted()[0] ?? ''
    const isLate = Date.parse(due) < now
    const count = toShip.items.length
    const date = () => <DateText value={due} />
    items.push({
      title: toShip.hasMore
        ? t('Ship more than {count, plural, one {# order} other {# orders}}', { count })
        : t('Ship {count, plural, one {# order} other {# orders}}', { count }),
      description: isLate
        ? t.rich('The first was due on <date></date>', { date })
        : t.rich('The first is due on <date></date>', { date }),
      href: '/orders?status=to_ship',
      icon: <IconPackageExport {...icon} />,
      isUrgent: isLate,
    })
  }
  if (partlyShipped && partlyShipped.items.length > 0) {
    const count = partlyShipped.items.length
    items.push({
      title: partlyShipped.hasMore
        ? t('Ship the rest of more than {count, plural, one {# order} other {# orders}}', { count })
        : t('Ship the rest of {count, plural, one {# order} other {# orders}}', { count }),
      description: t('A part of them is sent.'),
      href: '/orders?status=partially_shipped',
      icon: <IconPackages {...icon} />,
    })
  }
  return items
}

async function changeItems({ changesRequested }: Work): Promise<WorkQueueItem[]> {
  const t = await getExtracted()
  const [first] = changesRequested?.items ?? []
  if (!changesRequested || !first) return []
  const count = changesRequested.items.length
  const isOne = count === 1
  return [
    {
      title: isOne
        ? t('Change “{title}”', { title: first.title })
        : changesRequested.hasMore
          ? t('Change more than {count, plural, one {# product} other {# products}}', { count })
          : t('Change {count, plural, one {# product} other {# products}}', { count }),
      description: t('Our staff ask for changes before buyers see them.'),
      href: isOne ? `/products/${first.id}` : '/products?change=changes_requested',
      icon: <IconEdit {...icon} />,
    },
  ]
}

async function reviewItems({ unansweredReviews }: Work): Promise<WorkQueueItem[]> {
  const t = await getExtracted()
  const [first] = unansweredReviews?.items ?? []
  if (!unansweredReviews || !first) return []
  const count = unansweredReviews.items.length
  return [
    {
      title: unansweredReviews.hasMore
        ? t('Reply to more than {count, plural, one {# review} other {# reviews}}', { count })
        : t('Reply to {count, plural, one {# review} other {# reviews}}', { count }),
      description: t('The newest is about “{title}”.', { title: first.product.title }),
      href: '/reviews?show=unanswered',
      icon: <IconMessageStar {...icon} />,
    },
  ]
}

/** Orders that cannot be filled come first; an empty shelf sells nothing; a low one will soon. */
async function stockItems({ stock }: Work): Promise<WorkQueueItem[]> {
  const t = await getExtracted()
  if (!stock) return []
  const items: WorkQueueItem[] = []
  if (stock.incidents > 0)
    items.push({
      title: t('Look at {count, plural, one {# order} other {# orders}} paid without stock', {
        count: stock.incidents,
      }),
      description: t('The units were gone when the payment arrived.'),
      href: '/inventory/incidents',
      icon: <IconAlertTriangle {...icon} />,
      isUrgent: true,
    })
  if (stock.out > 0)
    items.push({
      title: t(
        '{count, plural, one {Refill # variant that is out of stock} other {Refill # variants that are out of stock}}',
        {
          count: stock.out,
        },
      ),
      description: t('{count, plural, one {Buyers see it as sold out.} other {Buyers see them as sold out.}}', {
        count: stock.out,
      }),
      href: '/inventory?filter=out',
      icon: <IconStack2 {...icon} />,
    })
  if (stock.low > 0)
    items.push({
      title: t('{count, plural, one {# variant runs low} other {# variants run low}}', { count: stock.low }),
      description: t(
        '{count, plural, one {It has reached the number from which on you are warned.} other {They have reached the numbers from which on you are warned.}}',
        { count: stock.low },
      ),
      href: '/inventory?filter=low',
      icon: <IconStack2 {...icon} />,
    })
  return items
}

/** What keeps the factory from selling, or from being paid. */
async function setupItems({ hasProducts, hasDelivery, payoutAccount }: Work): Promise<WorkQueueItem[]> {
  const t = await getExtracted()
  const items: WorkQueueItem[] = []
  if (hasProducts === false) {
    items.push({
      title: t('Add your first product'),
      description: t('Write it, add pictures, and send it to our staff.'),
      href: '/products/new',
      icon: <IconPackage {...icon} />,
    })
  }
  if (hasDelivery === false) {
    items.push({
      title: t('Add a delivery method'),
      description: t('Nobody can order from you before you say where you deliver, and for how much.'),
      href: '/delivery',
      icon: <IconTruckDelivery {...icon} />,
    })
  }
  if (payoutAccount && payoutAccount !== 'ready') {
    const reasons = {
      none: t('So that what you earn can reach your bank.'),
      incomplete: t('You have started; a few answers are missing.'),
      restricted: t('Stripe needs something more from you.'),
    }
    items.push({
      title: payoutAccount === 'none' ? t('Set up your payouts') : t('Finish setting up your payouts'),
      description: reasons[payoutAccount],
      href: '/payouts',
      icon: <IconCash {...icon} />,
    })
  }
  return items
}

/** What waits, most pressing first: buyers, then what keeps the factory from selling, then the rest. */
export async function toWorkItems(work: Work, now = Date.now()): Promise<WorkQueueItem[]> {
  const items = [shipItems(work, now), stockItems(work), changeItems(work), reviewItems(work), setupItems(work)]
  return (await Promise.all(items)).flat()
}
