import { useSupplyText } from '@millyard/ui'
import { useExtracted } from 'next-intl'

const FEW = 5

/** How much of a variant there is, and when it leaves. `available`: what can be ordered, in whole lots. */
export function useStockText(): (available: number, isMadeToOrder: boolean, leadTimeDays: number) => string {
  const t = useExtracted('client')
  const supplyText = useSupplyText()
  return (available, isMadeToOrder, leadTimeDays) => {
    if (available === 0) return t('Sold out')
    const supply = supplyText(isMadeToOrder, leadTimeDays)
    return available <= FEW ? t('Only {available, number} left. {supply}', { available, supply }) : supply
  }
}
