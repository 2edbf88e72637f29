import type { PriorPrice } from '@millyard/contracts'
import { useExtracted } from 'next-intl'
import { formatAmount } from './format.ts'

/** When goods leave the factory, from the days that it needs: "Leaves today", "Leaves in 21 working days". */
export function useLeadTimeText(): (days: number) => string {
  const t = useExtracted('client')
  return (days) =>
    t('{days, plural, =0 {Leaves today} one {Leaves the next working day} other {Leaves in # working days}}', {
      days: Math.max(0, days),
    })
}

/** The same where no hook can stand. */
export function LeadTimeText({ days }: { days: number }) {
  return useLeadTimeText()(days)
}

/** Where goods come from and when they leave: "In stock, leaves in 2 working days", "Made to order, …". */
export function useSupplyText(): (isMadeToOrder: boolean, leadTimeDays: number) => string {
  const t = useExtracted('client')
  return (isMadeToOrder, leadTimeDays) => {
    const days = Math.max(0, leadTimeDays)
    return isMadeToOrder
      ? t(
          '{days, plural, =0 {Made to order, leaves today} one {Made to order, leaves the next working day} other {Made to order, leaves in # working days}}',
          { days },
        )
      : t(
          '{days, plural, =0 {In stock, leaves today} one {In stock, leaves the next working day} other {In stock, leaves in # working days}}',
          { days },
        )
  }
}

/** What a reduced price is compared with, in the words of the law that asks for it. */
export function usePriorPriceText(): (prior: PriorPrice, currency: string) => string {
  const t = useExtracted('client')
  return ({ priceMinor, isShort }, currency) => {
    const price = formatAmount(priceMinor, currency)
    return isShort
      ? t('Lowest price since it went on sale: {price}', { price })
      : t('Lowest price in the 30 days before the reduction: {price}', { price })
  }
}
