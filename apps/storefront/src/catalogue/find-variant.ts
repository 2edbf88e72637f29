import type { ProductDetail } from '@millyard/contracts'
import { canBeOrdered } from '@millyard/contracts/offer-rules'

export type Variant = ProductDetail['variants'][number]

/** The variant with exactly these values, in the order of the product's options; undefined when it is not made. */
export function findVariant(variants: readonly Variant[], values: readonly string[]): Variant | undefined {
  return variants.find(
    (variant) =>
      variant.optionValues.length === values.length && variant.optionValues.every((value, i) => value === values[i]),
  )
}

/** What a product page starts with: the cheapest variant that can be bought now, else the cheapest. */
export function firstVariant(variants: readonly Variant[], minQuantity = 1): Variant | undefined {
  const byPrice = variants.toSorted((a, b) => a.priceMinor - b.priceMinor)
  return byPrice.find(({ available }) => canBeOrdered({ available, minQuantity })) ?? byPrice[0]
}

/** Whether nothing is left when this option takes this value and the others stay as they are. */
export function isSoldOut(
  variants: readonly Variant[],
  values: readonly string[],
  option: number,
  value: string,
  minQuantity = 1,
): boolean {
  const variant = findVariant(
    variants,
    values.map((chosen, index) => (index === option ? value : chosen)),
  )
  return !variant || !canBeOrdered({ available: variant.available, minQuantity })
}
