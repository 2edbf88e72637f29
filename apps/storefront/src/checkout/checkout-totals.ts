import type { RouterOutputs } from '@millyard/api-client'
import { percentIncludedIn, sumMinor } from '@millyard/money'

export type Quote = RouterOutputs['order']['checkout']['quote']
type Group = Quote['groups'][number]

/** The chosen delivery of each factory: vendor id → method id. */
export type Deliveries = Readonly<Record<string, string>>

export interface CheckoutTotals {
  goodsMinor: number
  deliveryMinor: number
  /** Contained in the total, rounded once per factory as the order does it. */
  taxMinor: number
  totalMinor: number
}

/** The option that counts for a factory: the chosen one while it is on offer, else the first. */
export function chosenOption(group: Group, deliveries: Deliveries): Group['options'][number] | undefined {
  return group.options.find((option) => option.methodId === deliveries[group.vendorId]) ?? group.options[0]
}

/** What the order will come to; null while a factory cannot deliver, because then there is no such order. */
export function checkoutTotals(quote: Quote, deliveries: Deliveries): CheckoutTotals | null {
  const parts: { goodsMinor: number; deliveryMinor: number }[] = []
  for (const group of quote.groups) {
    const option = chosenOption(group, deliveries)
    if (!option) return null
    parts.push({ goodsMinor: group.subtotalMinor, deliveryMinor: option.amountMinor })
  }
  const partTotals = parts.map((part) => sumMinor([part.goodsMinor, part.deliveryMinor]))
  return {
    goodsMinor: sumMinor(parts.map((part) => part.goodsMinor)),
    deliveryMinor: sumMinor(parts.map((part) => part.deliveryMinor)),
    taxMinor: sumMinor(partTotals.map((total) => percentIncludedIn(total, quote.taxBasisPoints))),
    totalMinor: sumMinor(partTotals),
  }
}

/** 2000 → "20 %", 550 → "5.5 %". */
export function formatRate(basisPoints: number): string {
  return `${basisPoints / 100} %`
}
