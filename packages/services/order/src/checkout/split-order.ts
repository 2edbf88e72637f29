import { multiplyMinor, percentIncludedIn, sumMinor } from '@millyard/money'

/** A line of the cart as it will be sold. */
export type SplitLine = {
  vendorId: string
  quantity: number
  unitPriceMinor: number
  /** As quoted by the payment service. */
  commissionMinor: number
}
export type SplitDelivery = { vendorId: string; amountMinor: number }

export type SoldLine<Line extends SplitLine> = Line & { totalMinor: number }
export type OrderPart<Line extends SplitLine, Delivery extends SplitDelivery> = {
  vendorId: string
  delivery: Delivery
  lines: SoldLine<Line>[]
  goodsMinor: number
  shippingMinor: number
  taxMinor: number
  totalMinor: number
  commissionMinor: number
  payableMinor: number
}
export type SplitOrder<Line extends SplitLine, Delivery extends SplitDelivery> = {
  parts: OrderPart<Line, Delivery>[]
  goodsMinor: number
  shippingMinor: number
  taxMinor: number
  totalMinor: number
  commissionMinor: number
}

/** The one place where tax is rounded: once per vendor order, over its goods and delivery together. */
export function taxContainedIn(totalMinor: number, taxBasisPoints: number): number {
  return percentIncludedIn(totalMinor, taxBasisPoints)
}

/**
 * Splits an order into its vendors' parts, in the order in which the vendors first appear among the lines.
 *
 * Guarantees for every input (P21): all amounts are whole minor units of one currency and none is negative; in each part
 * goods + shipping = total = commission + payable; the tax contained in the order is the sum of what its parts contain; the
 * parts add up to the order. A line's commission never exceeds what the buyer pays for its goods, so that no sale leaves its
 * vendor owing (P22). Prices include tax: nothing is added to what the buyer saw.
 *
 * @throws Error for a line without a delivery or a delivery without a line: the parts would not be the charge (P12)
 * @throws MoneyError for amounts that are not whole or too large to be exact
 */
export function splitOrder<Line extends SplitLine, Delivery extends SplitDelivery>(
  lines: readonly Line[],
  deliveries: readonly Delivery[],
  taxBasisPoints: number,
): SplitOrder<Line, Delivery> {
  const byVendor = new Map<string, SoldLine<Line>[]>()
  for (const line of lines) {
    const totalMinor = multiplyMinor(line.unitPriceMinor, line.quantity)
    const sold = { ...line, totalMinor, commissionMinor: Math.min(line.commissionMinor, totalMinor) }
    byVendor.set(line.vendorId, [...(byVendor.get(line.vendorId) ?? []), sold])
  }
  if (deliveries.length !== byVendor.size) throw new Error('An order has one delivery for each of its vendors.')

  const parts = Array.from(byVendor, ([vendorId, sold]) => {
    const delivery = deliveries.find((one) => one.vendorId === vendorId)
    if (!delivery) throw new Error('A vendor of the order has no delivery.')
    const goodsMinor = sumMinor(sold.map((line) => line.totalMinor))
    const totalMinor = sumMinor([goodsMinor, delivery.amountMinor])
    const commissionMinor = sumMinor(sold.map((line) => line.commissionMinor))
    return {
      vendorId,
      delivery,
      lines: sold,
      goodsMinor,
      shippingMinor: delivery.amountMinor,
      taxMinor: taxContainedIn(totalMinor, taxBasisPoints),
      totalMinor,
      commissionMinor,
      payableMinor: sumMinor([totalMinor, -commissionMinor]),
    }
  })
  return {
    parts,
    goodsMinor: sumMinor(parts.map((part) => part.goodsMinor)),
    shippingMinor: sumMinor(parts.map((part) => part.shippingMinor)),
    taxMinor: sumMinor(parts.map((part) => part.taxMinor)),
    totalMinor: sumMinor(parts.map((part) => part.totalMinor)),
    commissionMinor: sumMinor(parts.map((part) => part.commissionMinor)),
  }
}
