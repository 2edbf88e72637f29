import type { OfferTerms, PriceBreak } from '@millyard/contracts'
import type { DemoProduct, DemoVariant } from './types.ts'

type DemoOffer = {
  terms?: Partial<OfferTerms>
  /** From how many on how many percent less. */
  breaks?: readonly (readonly [minQuantity: number, percentOff: number])[]
  leadTimeDays?: number
  /** Percent off since it is on sale, for so many days or until it is ended. */
  reduction?: { percent: number; days?: number }
  /** Made to order with a limit: how many of each variant can still be ordered. */
  stock?: number
}

/** How some goods are sold by quantity, in lots, or made to order. All others are sold one by one from the shelf. */
export const offers: Readonly<Record<string, DemoOffer>> = {
  'dipped-table-candles-box-of-six': {
    breaks: [
      [6, 8],
      [24, 15],
    ],
  },
  'pillar-candle': {
    breaks: [
      [10, 10],
      [50, 18],
      [200, 25],
    ],
  },
  'church-candle': {
    terms: { minQuantity: 6, quantityStep: 6 },
    breaks: [
      [24, 7],
      [96, 15],
    ],
    stock: 480,
  },
  'parish-chair-of-1951': {
    terms: { supply: 'made_to_order' },
    breaks: [
      [4, 5],
      [12, 12],
    ],
    leadTimeDays: 30,
  },
  'bed-of-solid-oak': { terms: { supply: 'made_to_order', isCapped: true }, leadTimeDays: 45, stock: 4 },
  'library-ladder': { terms: { supply: 'made_to_order' }, leadTimeDays: 21 },
  'storage-crate': {
    terms: { minQuantity: 3, quantityStep: 3 },
    breaks: [
      [12, 6],
      [48, 14],
    ],
    stock: 240,
  },
  'breakfast-board': {
    breaks: [
      [10, 8],
      [50, 16],
    ],
  },
  'paring-knife': {
    breaks: [
      [10, 8],
      [50, 15],
    ],
  },
  'teapot-for-two': { reduction: { percent: 20, days: 21 } },
  'herb-tea-mug-with-strainer': { reduction: { percent: 15 } },
  'steak-knives-set-of-four': { terms: { minQuantity: 2, quantityStep: 2 }, stock: 60 },
}

/** A price with percent off, in whole ten cents: what a price list would print. */
function reduced(priceMinor: number, percentOff: number): number {
  return Math.max(10, Math.round((priceMinor * (100 - percentOff)) / 1_000) * 10)
}

function withBreaks(
  variant: DemoVariant,
  { breaks = [], stock }: DemoOffer,
): DemoVariant & { priceBreaks: PriceBreak[] } {
  return {
    ...variant,
    stock: stock ?? variant.stock,
    priceBreaks: breaks.map(([minQuantity, percentOff]) => ({
      minQuantity,
      priceMinor: reduced(variant.priceMinor, percentOff),
    })),
  }
}

/** A product's first offer, as a draft takes it. */
export function firstOffer(product: DemoProduct): {
  leadTimeDays: number
  terms: OfferTerms
  variants: (DemoVariant & { priceBreaks: PriceBreak[] })[]
} {
  const offer = offers[product.slug] ?? {}
  return {
    leadTimeDays: offer.leadTimeDays ?? product.leadTimeDays,
    terms: { supply: 'stock', isCapped: false, minQuantity: 1, quantityStep: 1, ...offer.terms },
    variants: product.variants.map((variant) => withBreaks(variant, offer)),
  }
}
