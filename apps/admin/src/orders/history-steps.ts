import { type Order, orderStatusSchema, vendorOrderStatusSchema } from '@millyard/contracts'
import { ORDER_STATUS, reasonBy, VENDOR_ORDER_STATUS } from '@millyard/ui'
import type { TimelineStep } from '@millyard/ui/portal'

/** What people call who did it; people and factories are named as they are, and what Millyard does by itself has no name. */
const ACTORS: Readonly<Record<string, string>> = {
  system: '',
  carrier: 'the carrier',
  vendor: 'the factory',
  customer: 'the buyer',
  staff: 'staff',
}

function statusLabel(status: string): string {
  const ofOrder = orderStatusSchema.safeParse(status)
  if (ofOrder.success) return ORDER_STATUS[ofOrder.data].label
  const ofPart = vendorOrderStatusSchema.safeParse(status)
  return ofPart.success ? VENDOR_ORDER_STATUS[ofPart.data].label : status
}

/** The history of an order or of one of its parts, oldest first, as the steps of a Timeline. */
export function historySteps(history: Order['history']): TimelineStep[] {
  return history
    .toSorted((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id))
    .map(({ id, status, reason, actor, at }, index, all) => ({
      id,
      title: statusLabel(status),
      description: reasonBy(reason, ACTORS[actor] ?? actor),
      at,
      state:
        status === 'cancelled' ? 'failed' : index === all.length - 1 && status !== 'completed' ? 'current' : 'done',
    }))
}
