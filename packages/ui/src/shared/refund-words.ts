import type { OrderItem, Refund, RefundActor, RefundReason } from '@millyard/contracts'
import { useExtracted } from 'next-intl'

/** Why something goes back, in a few words. */
export function useRefundReasons(): Readonly<Record<RefundReason, string>> {
  const t = useExtracted('client')
  return {
    changed_mind: t('The buyer changed their mind'),
    ordered_by_mistake: t('Ordered by mistake'),
    takes_too_long: t('It takes too long'),
    out_of_stock: t('Out of stock'),
    cannot_make: t('It cannot be made'),
    cannot_deliver: t('It cannot be delivered there'),
    buyer_asked: t('The buyer asked for it'),
    damaged: t('Arrived damaged'),
    not_as_described: t('Not as described'),
    late: t('Arrived late'),
    goodwill: t('Goodwill'),
    not_sent: t('It was not sent in time'),
    disputed: t('The buyer’s bank took the money back'),
    other: t('Another reason'),
  }
}

/** Who asked for it, where the factory and the buyer are others than the reader. */
export function useRefundActors(): Readonly<Record<RefundActor, string>> {
  const t = useExtracted('client')
  return {
    customer: t('the buyer'),
    vendor: t('the factory'),
    staff: t('Millyard'),
    system: t('Millyard, by itself'),
    bank: t('the buyer’s bank'),
  }
}

/** What a refund is about: "2 × Oak stool, Delivery". Units are counted, money alone is for the line. */
export function useRefundedThings(
  items: readonly Pick<OrderItem, 'id' | 'title'>[],
): (refund: Pick<Refund, 'items' | 'shippingMinor'>) => string {
  const t = useExtracted('client')
  const titleOf = (id: string) => items.find((item) => item.id === id)?.title ?? ''
  return (refund) =>
    refund.items
      .map(({ orderItemId, quantity }) =>
        quantity > 0 ? `${quantity} × ${titleOf(orderItemId)}` : titleOf(orderItemId),
      )
      .concat(refund.shippingMinor > 0 ? [t('Delivery')] : [])
      .join(', ')
}
