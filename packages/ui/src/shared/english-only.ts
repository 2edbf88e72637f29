import type { Shipment } from '@millyard/contracts'

export function carrierName({ carrier, carrierName }: Pick<Shipment, 'carrier' | 'carrierName'>): string {
  return carrier === 'yard-post' ? 'Yard Post' : (carrierName ?? 'Another carrier')
}

export function reasonBy(reason: string, who: string | undefined): string {
  if (!who) return reason
  return reason ? `${reason.replace(/[.,;]+$/, '')}, by ${who}` : `By ${who}`
}

export function formatLeadTime(days: number): string {
  if (days <= 0) return 'Leaves today'
  return days === 1 ? 'Leaves the next working day' : `Leaves in ${days} working days`
}

export function variantName(optionValues: readonly string[]): string {
  return optionValues.join(', ') || 'The product'
}
