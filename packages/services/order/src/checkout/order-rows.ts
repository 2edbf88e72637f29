import { HANDLING_DAYS, type ImageRef, newId, type PostalAddress } from '@millyard/contracts'
import type { NewOrder } from './checkout.repository.ts'
import type { CheckoutLine } from './checkout-lines.ts'
import type { ChosenDelivery } from './choose-deliveries.ts'
import type { SplitOrder } from './split-order.ts'

const DAY_MS = 86_400_000
/** How many pictures a list shows of an order. */
const LIST_IMAGES = 4

export type SoldLine = CheckoutLine & {
  orderItemId: string
  commissionMinor: number
  commissionRuleId: string
  commissionBasisPoints: number
  commissionFixedPerUnitMinor: number
}

/**
 * When a factory must have shipped, and when the parcel is there at the latest, counted from a moment. `deliveryMaxDays` is
 * the quoted one that the buyer was shown; it contains the lead time and the handling.
 */
export function deadlines(
  from: Date,
  leadTimeDays: number,
  deliveryMaxDays: number,
): { shipBy: Date; deliverBy: Date } {
  const inDays = (days: number) => new Date(from.getTime() + days * DAY_MS)
  return { shipBy: inDays(leadTimeDays + HANDLING_DAYS), deliverBy: inDays(deliveryMaxDays) }
}

/** The rows of a new order: everything that was agreed, frozen. Pure but for the ids that it makes. */
export function orderRows(sale: {
  orderId: string
  customerId: string
  idempotencyKey: string
  fingerprint: string
  cartId: string
  currency: string
  address: PostalAddress
  taxBasisPoints: number
  split: SplitOrder<SoldLine, ChosenDelivery>
  now: Date
  expiresAt: Date
}): NewOrder & { shares: { vendorOrderId: string; position: number }[] } {
  const { orderId, currency, address, split, now } = sale
  const createdAt = now.toISOString()
  const numbered = split.parts.map((part, index) => ({ ...part, vendorOrderId: newId('vor'), position: index + 1 }))
  const images = numbered
    .flatMap((part) => part.lines.map((line) => line.image))
    .filter((image): image is ImageRef => image !== null)
  const history = {
    order_id: orderId,
    status: 'pending_payment',
    reason: 'Order placed',
    actor: 'customer',
    at: createdAt,
  }
  return {
    shares: numbered.map(({ vendorOrderId, position }) => ({ vendorOrderId, position })),
    checkout: {
      customer_id: sale.customerId,
      idempotency_key: sale.idempotencyKey,
      fingerprint: sale.fingerprint,
      order_id: orderId,
      cart_id: sale.cartId,
      state: 'open',
      created_at: createdAt,
    },
    order: {
      id: orderId,
      customer_id: sale.customerId,
      status: 'pending_payment',
      currency,
      goods_minor: split.goodsMinor,
      shipping_minor: split.shippingMinor,
      tax_minor: split.taxMinor,
      total_minor: split.totalMinor,
      commission_minor: split.commissionMinor,
      refunded_minor: 0,
      tax_basis_points: sale.taxBasisPoints,
      address,
      buyer_name: address.name,
      item_count: countItems(split.parts.flatMap((part) => part.lines)),
      vendor_names: numbered.map((part) => part.lines[0]?.vendorName ?? ''),
      images: images.slice(0, LIST_IMAGES),
      is_placed: false,
      created_at: createdAt,
      expires_at: sale.expiresAt.toISOString(),
    },
    parts: numbered.map((part) => {
      const leadTimeDays = Math.max(...part.lines.map((line) => line.leadTimeDays))
      const { shipBy, deliverBy } = deadlines(now, leadTimeDays, part.delivery.maxDays)
      return {
        id: part.vendorOrderId,
        order_id: orderId,
        position: part.position,
        vendor_id: part.vendorId,
        vendor_name: part.lines[0]?.vendorName ?? '',
        vendor_slug: part.lines[0]?.vendorSlug ?? '',
        status: 'pending_payment',
        currency,
        goods_minor: part.goodsMinor,
        shipping_minor: part.shippingMinor,
        tax_minor: part.taxMinor,
        total_minor: part.totalMinor,
        commission_minor: part.commissionMinor,
        payable_minor: part.payableMinor,
        refunded_minor: 0,
        refunded_shipping_minor: 0,
        refunded_tax_minor: 0,
        refunded_commission_minor: 0,
        method_id: part.delivery.methodId,
        delivery_name: part.delivery.name,
        delivery_max_days: part.delivery.maxDays,
        lead_time_days: leadTimeDays,
        ship_by: shipBy.toISOString(),
        deliver_by: deliverBy.toISOString(),
        buyer_name: address.name,
        country: address.country,
        item_count: countItems(part.lines),
        created_at: createdAt,
        has_shipped: false,
        all_shipped: false,
        all_delivered: false,
      }
    }),
    items: numbered.flatMap((part) =>
      part.lines.map((line, index) => ({
        id: line.orderItemId,
        vendor_order_id: part.vendorOrderId,
        position: index + 1,
        product_id: line.productId,
        variant_id: line.variantId,
        category_id: line.categoryId,
        product_slug: line.productSlug,
        title: line.title,
        variant_title: line.variantTitle,
        sku: line.sku,
        image: line.image,
        quantity: line.quantity,
        unit_price_minor: line.unitPriceMinor,
        list_price_minor: line.listPriceMinor,
        tier_min_quantity: line.tierMinQuantity,
        total_minor: line.totalMinor,
        commission_minor: line.commissionMinor,
        commission_rule_id: line.commissionRuleId,
        commission_basis_points: line.commissionBasisPoints,
        commission_fixed_per_unit_minor: line.commissionFixedPerUnitMinor,
        cancelled_quantity: 0,
        cancelled_minor: 0,
        refunded_minor: 0,
        refunded_commission_minor: 0,
      })),
    ),
    history: [
      { ...history, id: newId('hst') },
      ...numbered.map((part) => ({ ...history, id: newId('hst'), vendor_order_id: part.vendorOrderId })),
    ],
  }
}

function countItems(lines: readonly { quantity: number }[]): number {
  return lines.reduce((count, line) => count + line.quantity, 0)
}
