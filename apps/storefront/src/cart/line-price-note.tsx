import { nextPriceBreak } from '@millyard/contracts/offer-rules'
import { formatAmount, formatPriorPrice, formatSupply } from '@millyard/ui'
import type { CartLineData } from './problem-text.ts'

/** Why a line costs what it costs, what a few more would cost, and when it leaves. */
export function LinePriceNote({ line, currency }: { line: CartLineData; currency: string }) {
  const { unitPriceMinor, listPriceMinor, countedQuantity, quantity } = line
  const next = nextPriceBreak(line, { counted: countedQuantity, quantity })
  const isMixed = countedQuantity > quantity
  return (
    <>
      {line.compareAt ? (
        <p className="text-copper text-sm">Reduced. {formatPriorPrice(line.compareAt, currency)}</p>
      ) : null}
      {unitPriceMinor < listPriceMinor ? (
        <p className="text-ink-soft text-sm">
          Quantity price for {countedQuantity}
          {isMixed ? ' of this product' : ''}; one costs {formatAmount(listPriceMinor, currency)}.
        </p>
      ) : null}
      {next ? (
        <p className="text-ink-soft text-sm">
          Add {next.missing} more and pay {formatAmount(next.priceMinor, currency)} each.
        </p>
      ) : null}
      {line.leadTimeDays === null || line.available === 0 ? null : (
        <p className="text-ink-soft text-sm">{formatSupply(line.isMadeToOrder, line.leadTimeDays)}</p>
      )}
    </>
  )
}
