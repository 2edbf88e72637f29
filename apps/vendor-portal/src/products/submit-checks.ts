import type { FieldMessages } from '../data/field-messages.ts'

export interface SubmitCheck {
  id: string
  label: string
  isDone: boolean
  /** Advice is not in the way of the review. */
  isAdvice?: boolean
  href?: string
}

/** What a product needs before staff look at it, in plain words. `fields`: what is still wrong in the form. */
export function submitChecks(state: {
  fields: FieldMessages
  pictureCount: number
  hasStock: boolean
  hasDelivery: boolean | undefined
}): SubmitCheck[] {
  const isFine = (...names: string[]) =>
    !Object.keys(state.fields).some((path) => names.some((name) => path === name || path.startsWith(`${name}.`)))
  return [
    { id: 'words', label: 'A title and a description', isDone: isFine('title', 'description') },
    { id: 'category', label: 'A category and a lead time', isDone: isFine('categoryId', 'leadTimeDays') },
    {
      id: 'variants',
      label: 'SKU, price, weight and stock of every variant',
      isDone: isFine('variants', 'options', 'currency'),
    },
    { id: 'pictures', label: 'At least one picture', isDone: state.pictureCount > 0 },
    { id: 'stock', label: 'Something in stock', isDone: state.hasStock, isAdvice: true },
    ...(state.hasDelivery === undefined
      ? []
      : [
          {
            id: 'delivery',
            label: 'A delivery method, so that it can be bought',
            isDone: state.hasDelivery,
            isAdvice: true,
            href: '/delivery',
          },
        ]),
  ]
}
