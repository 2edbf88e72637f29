import { formatSupply } from '@millyard/ui'

const FEW = 5

/** How much of a variant there is, and when it leaves. `available`: what can be ordered, in whole lots. */
export function stockText(available: number, isMadeToOrder: boolean, leadTimeDays: number): string {
  if (available === 0) return 'Sold out'
  const supply = formatSupply(isMadeToOrder, leadTimeDays)
  return available <= FEW ? `Only ${available} left. ${supply}` : supply
}
