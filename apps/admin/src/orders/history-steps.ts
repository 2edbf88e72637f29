import { HISTORY_NEWS, type Order, orderStatusSchema, vendorOrderStatusSchema } from '@millyard/contracts'
import { useHistoryNews, useStatusTexts } from '@millyard/ui'
import type { TimelineStep } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'

type HistoryEntry = Order['history'][number]

/** What a status is one of: an order's, or only its part's. Undefined: of a later version. */
export function knownStatus(status: string) {
  const ofOrder = orderStatusSchema.safeParse(status)
  if (ofOrder.success) return { kind: 'order' as const, status: ofOrder.data }
  const ofPart = vendorOrderStatusSchema.safeParse(status)
  return ofPart.success ? { kind: 'vendorOrder' as const, status: ofPart.data } : undefined
}

/** What happened without moving the order. Undefined: it moved it. */
export function newsOf(status: string) {
  return HISTORY_NEWS.find((one) => one === status)
}

/** Writes a status; one of a later version as it is. */
function useStatusText() {
  const ofOrder = useStatusTexts('order')
  const ofPart = useStatusTexts('vendorOrder')
  const news = useHistoryNews()
  return (status: string): string => {
    const told = newsOf(status)
    if (told) return news[told]
    const known = knownStatus(status)
    if (!known) return status
    return known.kind === 'order' ? ofOrder[known.status].label : ofPart[known.status].label
  }
}

/** Oldest first, each with what it is for the order: done, where it stands, or the end that nobody wanted. */
export function orderHistory(history: readonly HistoryEntry[]): (HistoryEntry & { state: TimelineStep['state'] })[] {
  return history
    .toSorted((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id))
    .map((entry, _index, all) => ({
      ...entry,
      state:
        entry.status === 'cancelled'
          ? 'failed'
          : entry === all.findLast((one) => !newsOf(one.status)) && entry.status !== 'completed'
            ? 'current'
            : 'done',
    }))
}

/** Who did it. People and factories are named as they are, and what Millyard does by itself has no name. */
export type Doer = 'nobody' | 'carrier' | 'factory' | 'buyer' | 'staff' | 'named'

const DOERS: ReadonlyMap<string, Doer> = new Map([
  ['system', 'nobody'],
  ['carrier', 'carrier'],
  ['vendor', 'factory'],
  ['customer', 'buyer'],
  ['staff', 'staff'],
])

/** Why something happened and who did it. A reason that is followed by who gave it ends without a stop. */
export function reasonAndDoer({ reason, actor }: Pick<HistoryEntry, 'reason' | 'actor'>): {
  reason: string
  doer: Doer
} {
  const doer = DOERS.get(actor) ?? 'named'
  return { doer, reason: doer === 'nobody' ? reason : reason.replace(/[.,;]+$/, '') }
}

/** Writes both as one line: "Order placed, by the buyer". */
function useReasonBy() {
  const t = useExtracted()
  return (entry: HistoryEntry): string => {
    const { reason, doer } = reasonAndDoer(entry)
    const { actor } = entry
    if (doer === 'nobody') return reason
    return reason
      ? t(
          '{doer, select, carrier {{reason}, by the carrier} factory {{reason}, by the factory} buyer {{reason}, by the buyer} staff {{reason}, by staff} other {{reason}, by {actor}}}',
          { doer, reason, actor },
        )
      : t(
          '{doer, select, carrier {By the carrier} factory {By the factory} buyer {By the buyer} staff {By staff} other {By {actor}}}',
          { doer, actor },
        )
  }
}

/** Makes the history of an order or of one of its parts the steps of a Timeline. */
export function useHistorySteps() {
  const statusText = useStatusText()
  const reasonBy = useReasonBy()
  return (history: readonly HistoryEntry[]): TimelineStep[] =>
    orderHistory(history).map((entry) => ({
      id: entry.id,
      title: statusText(entry.status),
      description: reasonBy(entry),
      at: entry.at,
      state: entry.state,
    }))
}
