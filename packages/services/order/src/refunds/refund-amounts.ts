import { AppError, badField } from '@millyard/contracts'
import { allocate, type CurrencyCode, stripeStepMinor, sumMinor } from '@millyard/money'

/** A line as far as a refund reads it: what was frozen at sale, and what has gone back of it since. */
export type RefundableLine = {
  id: string
  quantity: number
  cancelledQuantity: number
  /** What has gone back for the units that are cancelled. */
  cancelledMinor: number
  totalMinor: number
  refundedMinor: number
  commissionMinor: number
  refundedCommissionMinor: number
}
/** A vendor order with its lines. */
export type RefundablePart = {
  currency: CurrencyCode
  totalMinor: number
  refundedMinor: number
  shippingMinor: number
  refundedShippingMinor: number
  taxMinor: number
  refundedTaxMinor: number
  lines: readonly RefundableLine[]
}

export type RefundedLine = { orderItemId: string; quantity: number; amountMinor: number; commissionMinor: number }
export type RefundAmounts = {
  lines: RefundedLine[]
  amountMinor: number
  shippingMinor: number
  taxMinor: number
  commissionMinor: number
}

/**
 * What the buyer gets for units that are not sent: what was paid for them and not the list price (P38), whatever else went back
 * for other units of the line, but never more than is left; with the last of the line all that is left of it. With the last units of the vendor order its delivery goes back, too (P35).
 * @throws AppError BAD_INPUT for a line of another vendor order and for more units than are left
 */
export function amountsOfUnits(
  part: RefundablePart,
  items: readonly { orderItemId: string; quantity: number }[],
): RefundAmounts {
  const lines = items.map(({ orderItemId, quantity }) => {
    const line = lineOf(part, orderItemId)
    const unitsLeft = line.quantity - line.cancelledQuantity
    if (quantity > unitsLeft) throw badField('items', 'More units than are left of this line.')
    const leftMinor = line.totalMinor - line.refundedMinor
    const worthMinor = inSteps(part, shareOf(line.totalMinor - line.cancelledMinor, quantity, unitsLeft))
    const amountMinor = quantity === unitsLeft ? leftMinor : Math.min(leftMinor, worthMinor)
    return refundedLine(part, line, quantity, amountMinor)
  })
  return total(part, lines, leavesNothing(part, items) ? part.shippingMinor - part.refundedShippingMinor : 0)
}

/** Whether no unit of the part is sent when these are not. */
export function leavesNothing(
  part: RefundablePart,
  items: readonly { orderItemId: string; quantity: number }[],
): boolean {
  const taken = new Map(items.map((item) => [item.orderItemId, item.quantity]))
  return part.lines.every((line) => line.quantity === line.cancelledQuantity + (taken.get(line.id) ?? 0))
}

/**
 * Money for lines and for delivery, without any unit coming back.
 * @throws AppError BAD_INPUT when it is nothing, more than is left of a line or of the delivery (P11, P16), or an amount that
 *   Stripe cannot move (P14)
 */
export function amountsOfMoney(
  part: RefundablePart,
  items: readonly { orderItemId: string; amountMinor: number }[],
  shippingMinor: number,
): RefundAmounts {
  const lines = items.map(({ orderItemId, amountMinor }) => {
    const line = lineOf(part, orderItemId)
    const leftMinor = line.totalMinor - line.refundedMinor
    if (amountMinor > leftMinor) throw tooMuch('items', leftMinor, part.currency)
    if (amountMinor !== inSteps(part, amountMinor) && amountMinor !== leftMinor)
      throw notInSteps('items', part.currency)
    return refundedLine(part, line, 0, amountMinor)
  })
  const shippingLeftMinor = part.shippingMinor - part.refundedShippingMinor
  if (shippingMinor > shippingLeftMinor) throw tooMuch('shippingMinor', shippingLeftMinor, part.currency)
  if (shippingMinor !== inSteps(part, shippingMinor)) throw notInSteps('shippingMinor', part.currency)
  const amounts = total(part, lines, shippingMinor)
  if (amounts.amountMinor === 0) throw badField('items', 'Enter what goes back.')
  return amounts
}

/**
 * What the buyer's bank took of a part, at most what is left: of every line and the delivery in proportion to what each has
 * left, in steps that Stripe can move, and all of each with the last of the part. The commission is what the payment service
 * gave up, of no line more than it has.
 */
export function amountsOfChargeback(part: RefundablePart, takenMinor: number, givenUpMinor: number): RefundAmounts {
  const step = stripeStepMinor(part.currency)
  const shippingLeftMinor = part.shippingMinor - part.refundedShippingMinor
  const left = [...part.lines.map((line) => line.totalMinor - line.refundedMinor), shippingLeftMinor]
  const units = left.map((leftMinor) => Math.floor(leftMinor / step))
  const isAll = takenMinor >= sumMinor(left)
  const amounts = isAll ? left : inUnits(Math.floor(takenMinor / step), units).map((count) => count * step)
  const most = part.lines.map((line, index) =>
    Math.min(line.commissionMinor - line.refundedCommissionMinor, amounts[index] ?? 0),
  )
  const commissions = inUnits(isAll ? sumMinor(most) : Math.min(givenUpMinor, sumMinor(most)), most)
  const lines = part.lines.map((line, index) => ({
    orderItemId: line.id,
    quantity: 0,
    amountMinor: amounts[index] ?? 0,
    commissionMinor: commissions[index] ?? 0,
  }))
  return total(
    part,
    lines.filter((line) => line.amountMinor > 0),
    amounts.at(-1) ?? 0,
  )
}

/** In proportion to the most that each can take; never more than that, since there are not more than their sum. */
function inUnits(count: number, most: readonly number[]): number[] {
  return count === 0 ? most.map(() => 0) : allocate(count, most)
}

/**
 * A line's commission goes back as its price does, at the rate that was frozen (P25): the part that it is of what is left, and
 * all that is left with the last of it. What the vendor bears must be an amount that Stripe can move, so in currencies with
 * steps the commission gives way, as it did at the sale.
 */
function refundedLine(part: RefundablePart, line: RefundableLine, quantity: number, amountMinor: number): RefundedLine {
  const leftMinor = line.totalMinor - line.refundedMinor
  const commissionLeftMinor = line.commissionMinor - line.refundedCommissionMinor
  const exact = amountMinor === leftMinor ? commissionLeftMinor : shareOf(commissionLeftMinor, amountMinor, leftMinor)
  const inStepsMinor = amountMinor === leftMinor ? exact : amountMinor - inSteps(part, amountMinor - exact)
  const commissionMinor = Math.min(inStepsMinor, commissionLeftMinor)
  return { orderItemId: line.id, quantity, amountMinor, commissionMinor }
}

/** Tax goes back as the total does; with the last of it all that is left, so that nothing remains of either (P35). */
function total(part: RefundablePart, lines: RefundedLine[], shippingMinor: number): RefundAmounts {
  const amountMinor = sumMinor([...lines.map((line) => line.amountMinor), shippingMinor])
  const leftMinor = part.totalMinor - part.refundedMinor
  return {
    lines,
    amountMinor,
    shippingMinor,
    taxMinor: shareOf(part.taxMinor - part.refundedTaxMinor, amountMinor, leftMinor),
    commissionMinor: sumMinor(lines.map((line) => line.commissionMinor)),
  }
}

/** `amountMinor × count ÷ of`, rounded once; nothing of nothing. */
function shareOf(amountMinor: number, count: number, of: number): number {
  return of === 0 ? 0 : (allocate(amountMinor, [count, of - count])[0] ?? 0)
}

/** Down to what Stripe can move. */
function inSteps({ currency }: RefundablePart, amountMinor: number): number {
  return amountMinor - (amountMinor % stripeStepMinor(currency))
}

function lineOf(part: RefundablePart, orderItemId: string): RefundableLine {
  const line = part.lines.find((one) => one.id === orderItemId)
  if (!line) throw badField('items', 'This line is not part of the order.')
  return line
}

function tooMuch(path: string, leftMinor: number, currency: string): AppError {
  const message = 'This is more than is left to give back.'
  return new AppError('BAD_INPUT', { message, fields: [{ path, message }], details: { leftMinor, currency } })
}

function notInSteps(path: string, currency: CurrencyCode): AppError {
  return badField(path, `Amounts in ${currency} must be a multiple of ${stripeStepMinor(currency)}.`)
}
