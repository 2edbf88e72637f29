import type { Cart } from '@millyard/contracts'
import { formatAmount, formatDate } from '@millyard/ui'
import { useExtracted } from 'next-intl'

export type CartLineData = Cart['groups'][number]['lines'][number]
type Problem = CartLineData['problems'][number]

/** What is wrong with a line of the cart and what to do about it. */
export function useProblemText(): (problem: Problem, line: CartLineData, currency: string) => string {
  const t = useExtracted('checkout')
  return (problem, line, currency) => {
    switch (problem) {
      case 'unavailable':
        return t('This is no longer on sale. Remove it to go on.')
      case 'out_of_stock':
        return t('This sold out while it was in your cart. Choose another or remove it.')
      case 'not_enough_stock':
        return t(
          '{available, plural, one {Only # is left. Take fewer or remove it.} other {Only # are left. Take fewer or remove it.}}',
          { available: line.available },
        )
      case 'below_minimum':
        return t('The smallest order of this is {quantity, number}. Take more or remove it.', {
          quantity: line.minQuantity,
        })
      case 'not_a_multiple':
        return t('This is sold in lots of {quantity, number}. Change how many you want or remove it.', {
          quantity: line.quantityStep,
        })
      case 'price_changed':
        return t('The price has changed since you added this. It is now {price}.', {
          price: formatAmount(line.unitPriceMinor, currency),
        })
      case 'factory_away':
        return line.awayUntil
          ? t(
              'This factory is away until and including {day}. Remove this to order the rest now, or come back later.',
              { day: formatDate(line.awayUntil) },
            )
          : t('This factory is away. Remove this to order the rest now, or come back later.')
      case 'other_currency':
        return t('This is sold in another currency than the rest of your cart. Remove it and order it on its own.')
    }
  }
}
