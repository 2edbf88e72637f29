/**
 * What the order service takes and gives.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | cart.start | public | a guest cart; its token is the only key to it (P42) |
 * | cart.get / addItem / setQuantity / removeItem | public | the signed-in person's cart, else the cart of the `x-cart-token` header |
 * | cart.acceptPrices | public | the buyer has seen the changed prices (P39): the lines' problem goes away |
 * | cart.claim | customer | merges the guest cart into mine; the guest token dies |
 * | checkout.quote | customer | delivery choices per factory for an address |
 * | checkout.place | customer | the saga: prices → delivery → commission → order → stock → payment |
 * | orders.list / get | customer | my orders |
 * | orders.cancelUnpaid / cancelItems | customer | gives up an order that is not paid; units that are not sent |
 * | vendorOrders.list / get | vendor orders.read | my factory's part of orders; never the buyer's e-mail (P49) |
 * | vendorOrders.cancelItems / refund | vendor orders.fulfil / orders.refund | units that we cannot send; money for what we sent |
 * | adminOrders.list / get | admin orders.read | all orders |
 * | adminOrders.cancelItems / refund | admin orders.manage | the same for any factory's part |
 */
import { z } from 'zod'
import {
  amountMinorSchema,
  currencySchema,
  imageSchema,
  pageInput,
  pageOf,
  postalAddressSchema,
  slugSchema,
  text,
  timestampSchema,
} from './common.ts'
import { idSchema } from './ids.ts'
import { priceBreakSchema } from './offer.ts'
import { MAX_QUANTITY } from './offer-rules.ts'
import { priorPriceSchema } from './price-reduction.ts'
import { refundSchema } from './refund.ts'
import { daySchema } from './vacation.ts'

export const ORDER_STATUSES = [
  'pending_payment',
  'paid',
  'partially_shipped',
  'shipped',
  'delivered',
  'completed',
  'cancelled',
] as const
export const orderStatusSchema = z.enum(ORDER_STATUSES)
export type OrderStatus = z.infer<typeof orderStatusSchema>

export const VENDOR_ORDER_STATUSES = [
  'pending_payment',
  'to_ship',
  'partially_shipped',
  'shipped',
  'delivered',
  'completed',
  'cancelled',
] as const
export const vendorOrderStatusSchema = z.enum(VENDOR_ORDER_STATUSES)
export type VendorOrderStatus = z.infer<typeof vendorOrderStatusSchema>

/** Different articles in one cart. */
export const MAX_CART_LINES = 100

/** What is wrong with a cart line; the buyer sees it beside the line. */
export const cartProblemSchema = z.enum([
  'unavailable',
  'out_of_stock',
  'not_enough_stock',
  'below_minimum',
  'not_a_multiple',
  'price_changed',
  'other_currency',
  'factory_away',
])

export const cartLineSchema = z.object({
  id: idSchema('cit'),
  variantId: idSchema('var'),
  productSlug: slugSchema.nullable(),
  title: z.string(),
  variantTitle: z.string(),
  image: imageSchema.nullable(),
  quantity: z.int(),
  /** Of each unit, at the quantity of all variants of the product in the cart together. */
  unitPriceMinor: amountMinorSchema,
  /** The price of one, and from how many on it is less. */
  listPriceMinor: amountMinorSchema,
  priceBreaks: z.array(priceBreakSchema),
  /** While it is reduced: the lowest price of one in the 30 days before. */
  compareAt: priorPriceSchema.nullable(),
  /** How many units of the product count for its price: those of its other variants in the cart too. */
  countedQuantity: z.int(),
  minQuantity: z.int(),
  quantityStep: z.int(),
  totalMinor: amountMinorSchema,
  available: z.int(),
  leadTimeDays: z.int().nullable(),
  isMadeToOrder: z.boolean(),
  /** The last day on which the line's factory is away, while it is. */
  awayUntil: daySchema.nullable(),
  problems: z.array(cartProblemSchema),
})
export const cartGroupSchema = z.object({
  vendorId: idSchema('ven'),
  vendorName: z.string(),
  vendorSlug: slugSchema,
  vendorPlace: z.string(),
  lines: z.array(cartLineSchema),
  subtotalMinor: amountMinorSchema,
})
export const cartSchema = z.object({
  currency: currencySchema,
  groups: z.array(cartGroupSchema),
  /** Lines whose product is no longer on sale at all. */
  orphans: z.array(cartLineSchema),
  itemCount: z.int(),
  subtotalMinor: amountMinorSchema,
  hasProblems: z.boolean(),
})
export type Cart = z.infer<typeof cartSchema>

export const CART_TOKEN_PATTERN = /^[A-Za-z0-9_-]{43}$/
export const cartTokenSchema = z.string().regex(CART_TOKEN_PATTERN)
export const cartStartOutput = z.object({ cartToken: cartTokenSchema })
export const addItemInput = z.object({
  variantId: idSchema('var'),
  quantity: z.int('Enter a whole number.').min(1, 'Add at least one.').max(MAX_QUANTITY).default(1),
})
export const setQuantityInput = z.object({
  itemId: idSchema('cit'),
  quantity: z.int('Enter a whole number.').min(1, 'Keep at least one, or remove the line.').max(MAX_QUANTITY),
})
export const cartItemInput = z.object({ itemId: idSchema('cit') })
export const cartClaimInput = z.object({ cartToken: cartTokenSchema })
/** My cart after the merge, and what of the guest's did not fit into the stock (P41). */
export const cartClaimOutput = cartSchema.extend({
  reduced: z.array(z.object({ variantId: idSchema('var'), title: z.string(), wanted: z.int(), kept: z.int() })),
})

/** Days that a factory has to hand a parcel to the carrier, beside the time it takes to make the goods. */
export const HANDLING_DAYS = 2

export const deliveryOptionSchema = z.object({
  methodId: idSchema('shm'),
  name: z.string(),
  amountMinor: amountMinorSchema,
  /** Days from the payment until the parcel is with the buyer: lead time, handling (none at best) and the carrier's way. */
  minDays: z.int(),
  maxDays: z.int(),
})
export type DeliveryOption = z.infer<typeof deliveryOptionSchema>
export const deliveryProblemSchema = z.enum(['no_delivery_there'])

export const checkoutQuoteInput = z.object({
  country: postalAddressSchema.shape.country,
  postcode: text(16, { min: 0 }).default(''),
})
export const checkoutGroupSchema = cartGroupSchema.extend({
  options: z.array(deliveryOptionSchema),
  problem: deliveryProblemSchema.nullable(),
})
export const checkoutQuoteSchema = z.object({
  currency: currencySchema,
  groups: z.array(checkoutGroupSchema),
  subtotalMinor: amountMinorSchema,
  /** Basis points of the tax contained in the prices for this country (2000 = 20 %). */
  taxBasisPoints: z.int(),
})

export const seenCheckoutSchema = z.object({
  currency: currencySchema,
  totalMinor: amountMinorSchema.min(0),
  lines: z
    .array(cartLineSchema.pick({ variantId: true, quantity: true, unitPriceMinor: true }))
    .min(1)
    .max(MAX_CART_LINES),
})
export type SeenCheckout = z.infer<typeof seenCheckoutSchema>

/** What a buyer has seen who was shown this quote and chose these deliveries. */
export function seenInQuote(
  quote: Pick<z.infer<typeof checkoutQuoteSchema>, 'currency' | 'groups' | 'subtotalMinor'>,
  deliveries: readonly { amountMinor: number }[],
): SeenCheckout {
  return {
    currency: quote.currency,
    totalMinor: deliveries.reduce((total, { amountMinor }) => total + amountMinor, quote.subtotalMinor),
    lines: quote.groups.flatMap(({ lines }) =>
      lines.map(({ variantId, quantity, unitPriceMinor }) => ({ variantId, quantity, unitPriceMinor })),
    ),
  }
}

/** The input (contracts/address) asks for what the address needs in its country, too. */
export const placeOrderFields = z.object({
  /** One per press of the button; a repeat gives the first answer again. */
  idempotencyKey: z.uuid(),
  address: postalAddressSchema,
  deliveries: z
    .array(z.object({ vendorId: idSchema('ven'), methodId: idSchema('shm') }))
    .min(1)
    .max(50),
  /**
   * What the buyer saw and agreed to. If the cart holds anything else by now (another tab), nothing is charged: CART_CHANGED.
   * If a price or the total is no longer right: PRICE_CHANGED, which says the new total (P39).
   */
  seen: seenCheckoutSchema,
})
export const placeOrderOutput = z.object({
  orderId: idSchema('ord'),
  number: z.string(),
  totalMinor: amountMinorSchema,
  currency: currencySchema,
  payment: z.object({ clientSecret: z.string(), publishableKey: z.string() }),
})
export type PlaceOrderOutput = z.infer<typeof placeOrderOutput>

export const orderItemSchema = z.object({
  id: idSchema('oit'),
  productId: idSchema('prd'),
  variantId: idSchema('var'),
  productSlug: slugSchema,
  title: z.string(),
  variantTitle: z.string(),
  sku: z.string(),
  image: imageSchema.nullable(),
  quantity: z.int(),
  unitPriceMinor: amountMinorSchema,
  /** The price of one when it was sold, and from how many units on the agreed price held (1: it is that price). */
  listPriceMinor: amountMinorSchema,
  tierMinQuantity: z.int(),
  totalMinor: amountMinorSchema,
  /** Units that are not sent after all, what has gone back for them, and what for the line in all. */
  cancelledQuantity: z.int(),
  cancelledMinor: amountMinorSchema,
  refundedMinor: amountMinorSchema,
})
export type OrderItem = z.infer<typeof orderItemSchema>

/** What a history says beside the statuses: it happened, and the status stayed. */
export const HISTORY_NEWS = ['items_cancelled', 'money_back'] as const
export type HistoryNews = (typeof HISTORY_NEWS)[number]
export const historyEntrySchema = z.object({
  id: idSchema('hst'),
  /** A status of the order or of its part, or one of HISTORY_NEWS. */
  status: z.string(),
  reason: z.string(),
  actor: z.string(),
  at: timestampSchema,
})

/** A factory's part of an order as its buyer sees it. */
export const orderPartSchema = z.object({
  id: idSchema('vor'),
  number: z.string(),
  vendorId: idSchema('ven'),
  vendorName: z.string(),
  vendorSlug: slugSchema,
  status: vendorOrderStatusSchema,
  items: z.array(orderItemSchema),
  goodsMinor: amountMinorSchema,
  shippingMinor: amountMinorSchema,
  taxMinor: amountMinorSchema,
  totalMinor: amountMinorSchema,
  deliveryName: z.string(),
  /** When the parcel should be with the buyer at the latest. */
  deliverBy: timestampSchema,
  /** It should have been sent by now: when what is not sent is cancelled and refunded by itself. Null while it is in time. */
  late: z.object({ cancelAt: timestampSchema }).nullable(),
  /** What has gone back, or is on its way, of the total and of its delivery. */
  refundedMinor: amountMinorSchema,
  refundedShippingMinor: amountMinorSchema,
  refunds: z.array(refundSchema),
  history: z.array(historyEntrySchema),
})

export const orderSummarySchema = z.object({
  id: idSchema('ord'),
  number: z.string(),
  status: orderStatusSchema,
  placedAt: timestampSchema,
  totalMinor: amountMinorSchema,
  currency: currencySchema,
  itemCount: z.int(),
  vendorNames: z.array(z.string()),
  images: z.array(imageSchema),
})
export const ordersPage = pageOf(orderSummarySchema)
export const orderSchema = z.object({
  id: idSchema('ord'),
  number: z.string(),
  status: orderStatusSchema,
  placedAt: timestampSchema,
  paidAt: timestampSchema.nullable(),
  /** Unpaid orders are given up at this time and their stock is released. */
  expiresAt: timestampSchema.nullable(),
  currency: currencySchema,
  goodsMinor: amountMinorSchema,
  shippingMinor: amountMinorSchema,
  /** Contained in the total, not added to it. */
  taxMinor: amountMinorSchema,
  totalMinor: amountMinorSchema,
  refundedMinor: amountMinorSchema,
  address: postalAddressSchema,
  parts: z.array(orderPartSchema),
  history: z.array(historyEntrySchema),
})
export type Order = z.infer<typeof orderSchema>

export const vendorOrdersInput = pageInput.extend({ status: vendorOrderStatusSchema.optional() })
export const vendorOrderRowSchema = z.object({
  id: idSchema('vor'),
  number: z.string(),
  status: vendorOrderStatusSchema,
  placedAt: timestampSchema,
  shipBy: timestampSchema,
  /** It should have been sent by now. */
  isLate: z.boolean(),
  buyerName: z.string(),
  country: z.string(),
  itemCount: z.int(),
  totalMinor: amountMinorSchema,
  payableMinor: amountMinorSchema,
  currency: currencySchema,
})
export const vendorOrdersPage = pageOf(vendorOrderRowSchema)
/** Commission and what the factory is owed; no e-mail address, no telephone number unless the parcel needs it. */
export const vendorOrderSchema = orderPartSchema.extend({
  orderId: idSchema('ord'),
  currency: currencySchema,
  placedAt: timestampSchema,
  paidAt: timestampSchema.nullable(),
  shipBy: timestampSchema,
  address: postalAddressSchema,
  commissionMinor: amountMinorSchema,
  payableMinor: amountMinorSchema,
  /** What of the commission has gone back with refunds: we are paid the total less refunds less what is left of it. */
  refundedCommissionMinor: amountMinorSchema,
})
export type VendorOrder = z.infer<typeof vendorOrderSchema>
export const vendorOrderIdInput = z.object({ vendorOrderId: idSchema('vor') })

export const adminOrdersInput = pageInput.extend({
  status: orderStatusSchema.optional(),
  customerId: idSchema('usr').optional(),
  q: text(60, { min: 0 }).optional(),
})
export const adminOrderRowSchema = orderSummarySchema.extend({
  buyerName: z.string(),
  commissionMinor: amountMinorSchema,
})
export const adminOrdersPage = pageOf(adminOrderRowSchema)
export const adminOrderSchema = orderSchema.extend({
  customerId: idSchema('usr'),
  commissionMinor: amountMinorSchema,
  parts: z.array(
    orderPartSchema.extend({
      commissionMinor: amountMinorSchema,
      payableMinor: amountMinorSchema,
      refundedCommissionMinor: amountMinorSchema,
    }),
  ),
})
