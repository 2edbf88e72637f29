import type { ProductStatus } from '@millyard/contracts'
import { createTransitions } from '@millyard/service-kit'

/** Where a product may go. A rejected one is written anew; an archived one stays for the orders that name it. */
export const productStatus = createTransitions<ProductStatus>('product', {
  draft: ['submitted', 'archived'],
  submitted: ['approved', 'changes_requested', 'rejected', 'archived'],
  changes_requested: ['submitted', 'archived'],
  approved: ['archived'],
  rejected: ['archived'],
  archived: [],
})

/** In these states a vendor may change the product's content. What is on sale changes by a revision, not in place. */
export const EDITABLE_STATUSES: readonly ProductStatus[] = ['draft', 'changes_requested']
