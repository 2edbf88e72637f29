import { nextPriceBreak } from '@millyard/contracts/offer-rules'
import { formatAmount, usePriorPriceText, useSupplyText } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import type { CartLineData } from './problem-text.ts'

/** Why a line costs what it costs, what a few more would cost, and when it leaves. */
export function LinePriceNote({ line, currency }: { line: CartLineData; currency: string }) {
  const t = useExtracted()
  const priorPriceText = usePriorPriceText()
  const supplyText = useSupplyText()

  const { unitPriceMinor, listPriceMinor, countedQuantity, quantity } = line
  const next = nextPriceBreak(line, { counted: countedQuantity, quantity })
  const isMixed = countedQuantity > quantity
  const listPrice = formatAmount(listPriceMinor, currency)
  return (
    <>
      {line.compareAt ? (
        <p className="text-copper text-sm">
          {t('Reduced. {priorPrice}', { priorPrice: priorPriceText(line.compareAt, currency) })}
        </p>
      ) : null}
      {unitPriceMinor < listPriceMinor ? (
        <p className="text-ink-soft text-sm">
          {isMixed
            ? t('Quantity price for {quantity, number} of this product; one costs {price}.', {
                quantity: countedQuantity,
                price: listPrice,
              })
            : t('Quantity price for {quantity, number}; one costs {price}.', {
                quantity: countedQuantity,
                price: listPrice,
              })}
        </p>
      ) : null}
      {next ? (
        <p className="text-ink-soft text-sm">
          {t('Add {missing, number} more and pay {price} each.', {
            missing: next.missing,
            price: formatAmount(next.priceMinor, currency),
          })}
        </p>
      ) : null}
      {line.leadTimeDays === null || line.available === 0 ? null : (
        <p className="text-ink-soft text-sm">{supplyText(line.isMadeToOrder, line.leadTimeDays)}</p>
      )}
    </>
  )
}
