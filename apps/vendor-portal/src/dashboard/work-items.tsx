import { DateText, plural } from '@millyard/ui'
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
import type { Waiting, Work } from './load-work.ts'

const icon = { size: 20, stroke: 1.7 } as const

const count = (waiting: Waiting<unknown>, one: string) =>
  waiting.hasMore ? `more than ${plural(waiting.items.length, one)}` : plural(waiting.items.length, one)

function shipItems({ toShip, partlyShipped }: Work, now: number): WorkQueueItem[] {
  const items: WorkQueueItem[] = []
  if (toShip && toShip.items.length > 0) {
    const due = toShip.items.map(({ shipBy }) => shipBy).toSorted()[0] ?? ''
    const isLate = Date.parse(due) < now
    items.push({
      title: `Ship ${count(toShip, 'order')}`,
      description: (
        <>
          {isLate ? 'The first was due on ' : 'The first is due on '}
          <DateText value={due} />
        </>
      ),
      href: '/orders?status=to_ship',
      icon: <IconPackageExport {...icon} />,
      isUrgent: isLate,
    })
  }
  if (partlyShipped && partlyShipped.items.length > 0) {
    items.push({
      title: `Ship the rest of ${count(partlyShipped, 'order')}`,
      description: 'A part of them is on its way.',
      href: '/orders?status=partially_shipped',
      icon: <IconPackages {...icon} />,
    })
  }
  return items
}

function changeItems({ changesRequested }: Work): WorkQueueItem[] {
  const [first] = changesRequested?.items ?? []
  if (!changesRequested || !first) return []
  const isOne = changesRequested.items.length === 1
  return [
    {
      title: isOne ? `Change “${first.title}”` : `Change ${count(changesRequested, 'product')}`,
      description: 'Our staff ask for changes before buyers see them.',
      href: isOne ? `/products/${first.id}` : '/products?change=changes_requested',
      icon: <IconEdit {...icon} />,
    },
  ]
}

function reviewItems({ unansweredReviews }: Work): WorkQueueItem[] {
  const [first] = unansweredReviews?.items ?? []
  if (!unansweredReviews || !first) return []
  return [
    {
      title: `Reply to ${count(unansweredReviews, 'review')}`,
      description: `The newest is about “${first.product.title}”.`,
      href: '/reviews?show=unanswered',
      icon: <IconMessageStar {...icon} />,
    },
  ]
}

/** Orders that cannot be filled come first; an empty shelf sells nothing; a low one will soon. */
function stockItems({ stock }: Work): WorkQueueItem[] {
  if (!stock) return []
  const items: WorkQueueItem[] = []
  if (stock.incidents > 0)
    items.push({
      title: `Look at ${plural(stock.incidents, 'order')} paid without stock`,
      description: 'The units were gone when the payment arrived.',
      href: '/inventory/incidents',
      icon: <IconAlertTriangle {...icon} />,
      isUrgent: true,
    })
  if (stock.out > 0)
    items.push({
      title: `Refill ${plural(stock.out, 'variant')} that ${stock.out === 1 ? 'is' : 'are'} out of stock`,
      description: 'Buyers see them as sold out.',
      href: '/inventory?filter=out',
      icon: <IconStack2 {...icon} />,
    })
  if (stock.low > 0)
    items.push({
      title: `${plural(stock.low, 'variant')} ${stock.low === 1 ? 'runs' : 'run'} low`,
      description: 'They have reached the threshold that you set.',
      href: '/inventory?filter=low',
      icon: <IconStack2 {...icon} />,
    })
  return items
}

const PAYOUT_REASONS = {
  none: 'So that what you earn can reach your bank.',
  incomplete: 'You have started; a few answers are missing.',
  restricted: 'Stripe needs something more from you.',
} as const

/** What waits, most pressing first: buyers, then what keeps the factory from selling, then the rest. */
export function toWorkItems(work: Work, now = Date.now()): WorkQueueItem[] {
  const items = [...shipItems(work, now), ...stockItems(work), ...changeItems(work), ...reviewItems(work)]
  if (work.hasProducts === false) {
    items.push({
      title: 'Add your first product',
      description: 'Write it, add pictures, and send it to our staff.',
      href: '/products/new',
      icon: <IconPackage {...icon} />,
    })
  }
  if (work.hasDelivery === false) {
    items.push({
      title: 'Add a delivery method',
      description: 'Nobody can order from you before you say where you deliver, and for how much.',
      href: '/delivery',
      icon: <IconTruckDelivery {...icon} />,
    })
  }
  if (work.payoutAccount && work.payoutAccount !== 'ready') {
    items.push({
      title: work.payoutAccount === 'none' ? 'Set up your payouts' : 'Finish setting up your payouts',
      description: PAYOUT_REASONS[work.payoutAccount],
      href: '/payouts',
      icon: <IconCash {...icon} />,
    })
  }
  return items
}
