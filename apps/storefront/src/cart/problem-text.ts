import type { Cart } from '@millyard/contracts'
import { formatAmount, formatDate } from '@millyard/ui'

export type CartLineData = Cart['groups'][number]['lines'][number]
type Problem = CartLineData['problems'][number]

/** What is wrong with a line of the cart and what to do about it. */
export function problemText(problem: Problem, line: CartLineData, currency: string): string {
  switch (problem) {
    case 'unavailable':
      return 'This is no longer on sale. Remove it to go on.'
    case 'out_of_stock':
      return 'This sold out while it was in your cart. Choose another or remove it.'
    case 'not_enough_stock':
      return `Only ${line.available} ${line.available === 1 ? 'is' : 'are'} left. Take fewer or remove it.`
    case 'below_minimum':
      return `The smallest order of this is ${line.minQuantity}. Take more or remove it.`
    case 'not_a_multiple':
      return `This is sold in lots of ${line.quantityStep}. Change how many you want or remove it.`
    case 'price_changed':
      return `The price has changed since you added this. It is now ${formatAmount(line.unitPriceMinor, currency)}.`
    case 'factory_away':
      return `This factory is away${line.awayUntil ? ` until and including ${formatDate(line.awayUntil)}` : ''}. Remove this to order the rest now, or come back later.`
    case 'other_currency':
      return 'This is sold in another currency than the rest of your cart. Remove it and order it on its own.'
  }
}
