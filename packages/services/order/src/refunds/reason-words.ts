import type { RefundReason } from '@millyard/contracts'

/** Why, as an order's history says it. */
export const REASON_WORDS: Record<RefundReason, string> = {
  changed_mind: 'The buyer changed their mind',
  ordered_by_mistake: 'Ordered by mistake',
  takes_too_long: 'It takes too long',
  out_of_stock: 'Out of stock',
  cannot_make: 'It cannot be made',
  cannot_deliver: 'It cannot be delivered there',
  buyer_asked: 'The buyer asked for it',
  damaged: 'Arrived damaged',
  not_as_described: 'Not as described',
  late: 'Arrived late',
  goodwill: 'Goodwill',
  not_sent: 'It was not sent in time',
  disputed: 'The buyer’s bank took the money back',
  other: 'Another reason',
}
