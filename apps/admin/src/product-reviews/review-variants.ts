import type { RouterOutputs } from '@millyard/api-client'

type Review = RouterOutputs['product']['productQueue']['get']

export interface ReviewVariant {
  id: string
  optionValues: string[]
  sku: string
  /** Null: it is no longer on sale, and so has no offer. */
  priceMinor: number | null
  weightGrams: number | null
  stock: number | null
  isNew: boolean
}

/** The variants that a version names: those on sale with their offer, new ones with the first that they bring. */
export function reviewVariants({ revision, variants }: Pick<Review, 'revision' | 'variants'>): ReviewVariant[] {
  const offers = new Map(variants.map((variant) => [variant.id, variant]))
  return revision.content.variants.map((variant, index) => {
    const offer = variant.id ? offers.get(variant.id) : undefined
    return {
      id: variant.id ?? `new-${index}`,
      optionValues: variant.optionValues,
      sku: offer?.sku ?? variant.sku,
      priceMinor: offer?.priceMinor ?? variant.priceMinor,
      weightGrams: offer?.weightGrams ?? variant.weightGrams,
      stock: offer?.stock ?? variant.stock,
      isNew: revision.base !== null && !variant.id,
    }
  })
}
