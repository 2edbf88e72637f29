import { AppError, mostOrderable, type PricedLine } from '@millyard/contracts'

/** OUT_OF_STOCK that names what was asked for, what there is, and what of it (`inCart`) the cart holds already. */
export function outOfStock(line: PricedLine, requested: number, inCart = 0): AppError {
  const available = mostOrderable(line)
  const left = `Only ${available} of “${line.title}” ${available === 1 ? 'is' : 'are'} left`
  return new AppError('OUT_OF_STOCK', {
    message:
      available === 0
        ? `“${line.title}” is sold out.`
        : inCart === 0
          ? `${left}.`
          : `${left}, and ${inCart >= available ? 'you have that in your cart' : `${inCart} of that is in your cart`} already.`,
    details: { lines: [{ variantId: line.variantId, requested, available }] },
  })
}

type Lot = Pick<PricedLine, 'variantId' | 'title' | 'minQuantity' | 'quantityStep'>

/**
 * BELOW_MINIMUM or NOT_A_MULTIPLE for quantities in which these goods are not sold, each with what may be ordered; undefined
 * when all of them are fine. The smallest order comes first: its message says the step, too.
 */
export function wrongLots(lines: readonly { line: Lot; quantity: number }[]): AppError | undefined {
  const below = lines.filter(({ line, quantity }) => quantity < line.minQuantity)
  const uneven = lines.filter(({ line, quantity }) => quantity % line.quantityStep !== 0)
  const [first] = below.length > 0 ? below : uneven
  if (!first) return undefined
  const { title, minQuantity, quantityStep } = first.line
  const lots = quantityStep > 1 ? ` in lots of ${quantityStep}` : ''
  const under = first.quantity - (first.quantity % quantityStep)
  return new AppError(below.length > 0 ? 'BELOW_MINIMUM' : 'NOT_A_MULTIPLE', {
    message:
      below.length > 0
        ? `“${title}” is sold${lots}, ${minQuantity} at least.`
        : `“${title}” is sold in lots of ${quantityStep}. Take ${under} or ${under + quantityStep}.`,
    details: {
      lines: (below.length > 0 ? below : uneven).map(({ line, quantity }) => ({
        variantId: line.variantId,
        requested: quantity,
        minQuantity: line.minQuantity,
        quantityStep: line.quantityStep,
      })),
    },
  })
}

/** @throws AppError BELOW_MINIMUM, NOT_A_MULTIPLE */
export function requireLot(line: Lot, quantity: number): void {
  const wrong = wrongLots([{ line, quantity }])
  if (wrong) throw wrong
}

/** NOT_FOR_SALE that names the lines. */
export function notForSale(lines: { variantId: string; title: string }[]): AppError {
  return new AppError('NOT_FOR_SALE', {
    message: lines.length === 1 ? 'This is no longer on sale.' : 'Some of this is no longer on sale.',
    details: { lines },
  })
}

/** FACTORY_AWAY that names the lines and, of each, the last day on which nobody is there to make it. */
export function factoryAway(lines: { variantId: string; vendorName: string; awayUntil: string }[]): AppError {
  const [first] = lines
  const names = new Set(lines.map((line) => line.vendorName))
  return new AppError('FACTORY_AWAY', {
    message:
      first && names.size === 1
        ? `${first.vendorName} is away and takes orders again after ${formatDay(first.awayUntil)}.`
        : 'Some of the factories are away at the moment.',
    details: { lines: lines.map(({ variantId, awayUntil }) => ({ variantId, awayUntil })) },
  })
}

/** "24 Dec 2026", as the pages write it. */
function formatDay(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day))
}

/** CURRENCY_MISMATCH: a cart holds one currency. */
export function otherCurrency(cartCurrency: string, lineCurrency: string): AppError {
  return new AppError('CURRENCY_MISMATCH', {
    message: `This is sold in ${lineCurrency} and your cart is in ${cartCurrency}. Buy them in two orders.`,
    details: { cartCurrency, lineCurrency },
  })
}
