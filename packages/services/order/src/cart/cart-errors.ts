import { AppError, type PricedLine } from '@millyard/contracts'

/** OUT_OF_STOCK that names what was asked for, what there is, and what of it (`inCart`) the cart holds already. */
export function outOfStock(line: PricedLine, requested: number, inCart = 0): AppError {
  const left = `Only ${line.available} of “${line.title}” ${line.available === 1 ? 'is' : 'are'} left`
  return new AppError('OUT_OF_STOCK', {
    message:
      line.available === 0
        ? `“${line.title}” is sold out.`
        : inCart === 0
          ? `${left}.`
          : `${left}, and ${inCart >= line.available ? 'you have that in your cart' : `${inCart} of that is in your cart`} already.`,
    details: { lines: [{ variantId: line.variantId, requested, available: line.available }] },
  })
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
