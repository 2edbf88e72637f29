import type { ProductDetail } from '@millyard/contracts'
import { mostOrderable } from '@millyard/contracts/offer-rules'
import { formatAmount, formatPriorPrice } from '@millyard/ui'
import { stockText } from './stock-text.ts'

/** Price and stock of every variant, for whoever has no scripts that follow the choice. */
export function VariantsInWords({
  product: { options, variants, currency, terms, leadTimeDays },
}: {
  product: Pick<ProductDetail, 'options' | 'variants' | 'currency' | 'terms' | 'leadTimeDays'>
}) {
  if (options.length === 0) return null
  return (
    <noscript>
      <ul className="text-ink-soft text-sm">
        {variants.map((variant) => (
          <li key={variant.id}>
            {variant.optionValues.join(', ')}: {formatAmount(variant.priceMinor, currency)}
            {variant.compareAt ? ` (${formatPriorPrice(variant.compareAt, currency)})` : null}
            {variant.priceBreaks.map(
              (each) => `, from ${each.minQuantity} ${formatAmount(each.priceMinor, currency)} each`,
            )}
            . {stockText(mostOrderable({ ...variant, ...terms }), terms.supply === 'made_to_order', leadTimeDays)}
          </li>
        ))}
      </ul>
    </noscript>
  )
}
