import { useExtracted } from 'next-intl'
import type { FieldMessages } from '../data/field-messages.ts'

export interface SubmitCheck {
  id: string
  label: string
  isDone: boolean
  /** Advice is not in the way of the review. */
  isAdvice?: boolean
  href?: string
}

/**
 * What a product needs before staff look at it, in plain words. `problems`: what is still wrong in the form. `isFirst`: it
 * was never on sale; the rest of what a sale needs is advice.
 */
export function useSubmitChecks(state: {
  problems: FieldMessages
  isFirst: boolean
  hasStock: boolean
  hasDelivery: boolean | undefined
}): SubmitCheck[] {
  const t = useExtracted('client')

  const isFine = (...names: string[]) =>
    !Object.keys(state.problems).some((path) => names.some((name) => path === name || path.startsWith(`${name}.`)))
  const needed: SubmitCheck[] = [
    ...(isFine('brandId') ? [] : [{ id: 'brand', label: t('A brand that our staff accept, or none'), isDone: false }]),
    { id: 'words', label: t('A title and a description'), isDone: isFine('title', 'description') },
    {
      id: 'category',
      label: state.isFirst ? t('A category and a lead time') : t('A category'),
      isDone: isFine('categoryId', 'leadTimeDays'),
    },
    {
      id: 'variants',
      label: state.isFirst ? t('SKU, price, weight and stock of every variant') : t('Everything about new variants'),
      isDone: isFine('variants', 'options', 'currency'),
    },
    { id: 'pictures', label: t('A picture, and words for every picture'), isDone: isFine('images') },
  ]
  if (!isFine('attributes'))
    needed.splice(2, 0, { id: 'details', label: t('The details that its category asks for'), isDone: false })
  if (!state.isFirst) return needed
  return [
    ...needed,
    { id: 'stock', label: t('Something in stock'), isDone: state.hasStock, isAdvice: true },
    ...(state.hasDelivery === undefined
      ? []
      : [
          {
            id: 'delivery',
            label: t('A delivery method, so that it can be bought'),
            isDone: state.hasDelivery,
            isAdvice: true,
            href: '/delivery',
          },
        ]),
  ]
}
