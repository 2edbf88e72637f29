import type { OfferChange, OfferSnapshot } from '@millyard/contracts'
import { formatAmount } from '@millyard/ui'
import { useVariantName } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'

/** What differs between two states of an offer, a line each: "Oak, 40 cm: €49.00 → €45.00". */
export function useOfferChangeLines(): (change: Pick<OfferChange, 'before' | 'after'>) => string[] {
  const t = useExtracted('client')

  const variantName = useVariantName()

  const prices = ({ priceMinor, priceBreaks }: OfferSnapshot['variants'][number], currency: string) =>
    [
      formatAmount(priceMinor, currency),
      ...priceBreaks.map((each) =>
        t('from {quantity, number} {price}', {
          quantity: each.minQuantity,
          price: formatAmount(each.priceMinor, currency),
        }),
      ),
    ].join(', ')
  const supply = ({ terms }: OfferSnapshot) => {
    if (terms.supply === 'stock') return t('from stock')
    return terms.isCapped ? t('made to order, limited') : t('made to order')
  }
  const leadTime = ({ leadTimeDays }: OfferSnapshot) =>
    t('{days, plural, one {# working day} other {# working days}}', { days: leadTimeDays })

  return ({ before, after }) => {
    const lines: string[] = []
    const say = (label: string, from: string, to: string) => {
      if (from !== to) lines.push(`${label}: ${from} → ${to}`)
    }
    for (const variant of after.variants) {
      const old = before.variants.find(({ variantId }) => variantId === variant.variantId)
      const label = after.variants.length > 1 ? variantName(variant.optionValues) : t('Price')
      if (old) say(label, prices(old, before.currency), prices(variant, after.currency))
    }
    say(t('Supply'), supply(before), supply(after))
    say(t('Lead time'), leadTime(before), leadTime(after))
    say(t('Smallest order'), String(before.terms.minQuantity), String(after.terms.minQuantity))
    say(t('Lots of'), String(before.terms.quantityStep), String(after.terms.quantityStep))
    return lines
  }
}
