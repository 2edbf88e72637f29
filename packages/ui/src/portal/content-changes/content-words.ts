import { useExtracted } from 'next-intl'
import type { ContentWords } from './compare-content.ts'

export function useContentWords(): ContentWords {
  const t = useExtracted('client')
  return {
    product: t('The product'),
    pictures: t('Pictures'),
    title: t('Title'),
    description: t('Description'),
    sameWords: t('The words are the same; headings, lists or emphasis differ.'),
    category: t('Category'),
    brand: t('Brand'),
    variants: t('Variants'),
    option: (name) => t('Option “{name}”', { name }),
  }
}

/** What a variant is called: its values, or the whole product. */
export function useVariantName(): (optionValues: readonly string[]) => string {
  const t = useExtracted('client')
  return (optionValues) => optionValues.join(', ') || t('The product')
}
