import type { StockMovement, StockReason } from '@millyard/contracts'
import { useExtracted } from 'next-intl'

/** Why units come or go by hand, as the form offers it. */
export function useReasonWords(): Record<StockReason, { label: string; field: string }> {
  const t = useExtracted('client')

  return {
    counted: { label: t('Counted'), field: t('Units on the shelf') },
    received: { label: t('Received'), field: t('Units that came in') },
    damaged: { label: t('Damaged or lost'), field: t('Units that are gone') },
    returned: { label: t('Returned'), field: t('Units that came back') },
    correction: { label: t('Correction'), field: t('Units to add (or, with a minus, to take out)') },
  }
}

/** What happened to a shelf. Units that come back by hand are told from those of a cancelled order. */
export function happeningOf({
  kind,
  order,
}: Pick<StockMovement, 'kind' | 'order'>): StockReason | 'sold' | 'cancelled' {
  return kind === 'returned' && order ? 'cancelled' : kind
}

/** The same in words. */
export function useMovementWords(): (movement: Pick<StockMovement, 'kind' | 'order'>) => string {
  const t = useExtracted('client')

  const reasons = useReasonWords()
  return (movement) => {
    const happening = happeningOf(movement)
    if (happening === 'sold') return t('Sold')
    return happening === 'cancelled' ? t('Back from a cancelled order') : reasons[happening].label
  }
}

/** "+3", "−2", "±0": what was added or taken. */
export function changeText(change: number): string {
  if (change === 0) return '±0'
  return change > 0 ? `+${change}` : `−${-change}`
}
