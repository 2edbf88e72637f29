import type { ProductDetail } from '@millyard/contracts'
import { mostOrderable } from '@millyard/contracts/offer-rules'
import { formatAmount, usePriorPriceText } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import { useStockText } from './stock-text.ts'

/** Price and stock of every variant, for whoever has no scripts that follow the choice. */
export function VariantsInWords({
  product: { options, variants, currency, terms, leadTimeDays },
}: {
  product: Pick<ProductDetail, 'options' | 'variants' | 'currency' | 'terms' | 'leadTimeDays'>
}) {
  const t = useExtracted()
  const priorPriceText = usePriorPriceText()
  const stockText = useStockText()
  if (options.length === 0) return null

  function pricesOf({ priceMinor, compareAt, priceBreaks }: ProductDetail['variants'][number]): string {
    const price = formatAmount(priceMinor, currency)
    const first = compareAt
      ? t('{price} ({priorPrice})', { price, priorPrice: priorPriceText(compareAt, currency) })
      : price
    const more = priceBreaks.map((each) =>
      t('from {quantity, number} {price} each', {
        quantity: each.minQuantity,
        price: formatAmount(each.priceMinor, currency),
      }),
    )
    return [first, ...more].join(', ')
  }

  return (
    <noscript>
      <ul className="text-ink-soft text-sm">
        {variants.map((variant) => (
          <li key={variant.id}>
            {t.rich('<link>{variant}</link>: {prices}. {stock}', {
              variant: variant.optionValues.join(', '),
              link: (chunks) => (
                <a href={`?variant=${variant.id}`} className="link">
                  {chunks}
                </a>
              ),
              prices: pricesOf(variant),
              stock: stockText(mostOrderable({ ...variant, ...terms }), terms.supply === 'made_to_order', leadTimeDays),
            })}
          </li>
        ))}
      </ul>
    </noscript>
  )
}
