import type { ProductStatus } from '@millyard/contracts'
import { createTransitions } from '@millyard/service-kit'

/**
 * Where a product may go. Until it is on sale its status is that of its revision (withdrawn: a draft again); then it stays
 * approved while revisions come and go. A rejected one is written anew; an archived one stays for the orders that name it.
 */
export const productStatus = createTransitions<ProductStatus>('product', {
  draft: ['submitted', 'archived'],
  submitted: ['approved', 'changes_requested', 'rejected', 'draft', 'archived'],
  changes_requested: ['submitted', 'archived'],
  approved: ['archived'],
  rejected: ['archived'],
  archived: [],
})

/** In these states a product may have an open revision. */
export const REVISABLE_STATUSES: readonly ProductStatus[] = ['draft', 'submitted', 'changes_requested', 'approved']
