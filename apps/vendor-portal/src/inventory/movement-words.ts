import type { StockMovement, StockReason } from '@millyard/contracts'

/** Why units come or go by hand, as the form offers it. */
export const REASON_WORDS: Record<StockReason, { label: string; field: string }> = {
  counted: { label: 'Counted', field: 'Units on the shelf' },
  received: { label: 'Received', field: 'Units that came in' },
  damaged: { label: 'Damaged or lost', field: 'Units that are gone' },
  returned: { label: 'Returned', field: 'Units that came back' },
  correction: { label: 'Correction', field: 'Units to add (or, with a minus, to take out)' },
}

/** What happened to a shelf, in words. */
export function movementWords({ kind, order }: Pick<StockMovement, 'kind' | 'order'>): string {
  if (kind === 'sold') return 'Sold'
  if (kind === 'returned' && order) return 'Back from a cancelled order'
  return REASON_WORDS[kind].label
}

/** "+3", "−2", "±0": what was added or taken. */
export function changeText(change: number): string {
  if (change === 0) return '±0'
  return change > 0 ? `+${change}` : `−${-change}`
}
