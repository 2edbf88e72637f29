import type { OfferChange, OfferSnapshot } from '@millyard/contracts'
import { formatAmount, plural } from '@millyard/ui'
import { variantName } from '@millyard/ui/portal'

function pricesText(variant: OfferSnapshot['variants'][number], currency: string): string {
  return [
    formatAmount(variant.priceMinor, currency),
    ...variant.priceBreaks.map((each) => `from ${each.minQuantity} ${formatAmount(each.priceMinor, currency)}`),
  ].join(', ')
}

function supplyText({ supply, isCapped }: OfferSnapshot['terms']): string {
  if (supply === 'stock') return 'from stock'
  return isCapped ? 'made to order, limited' : 'made to order'
}

/** What differs between two states of an offer, a line each: "Oak, 40 cm: €49.00 → €45.00". */
export function offerChangeLines({ before, after }: Pick<OfferChange, 'before' | 'after'>): string[] {
  const lines: string[] = []
  const say = (label: string, from: string, to: string) => {
    if (from !== to) lines.push(`${label}: ${from} → ${to}`)
  }
  for (const variant of after.variants) {
    const old = before.variants.find(({ variantId }) => variantId === variant.variantId)
    const label = after.variants.length > 1 ? variantName(variant.optionValues) : 'Price'
    if (old) say(label, pricesText(old, before.currency), pricesText(variant, after.currency))
  }
  say('Supply', supplyText(before.terms), supplyText(after.terms))
  say('Lead time', plural(before.leadTimeDays, 'working day'), plural(after.leadTimeDays, 'working day'))
  say('Smallest order', String(before.terms.minQuantity), String(after.terms.minQuantity))
  say('Lots of', String(before.terms.quantityStep), String(after.terms.quantityStep))
  return lines
}
