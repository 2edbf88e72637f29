/**
 * What goes back of an order: units that are not sent after all (a cancellation), or money for what was sent (a refund).
 * Each belongs to one vendor order, is bounded by what is left of it (P11, P16), and is computed from what was frozen at sale.
 */
import { z } from 'zod'
import { amountMinorSchema, currencySchema, pageInput, pageOf, text, timestampSchema } from './common.ts'
import { idSchema } from './ids.ts'

/**
 * requested: shipping is asked whether the units are still there. refused: they have been sent. accepted: agreed, the money
 * is on its way. succeeded: it has gone back. failed: the buyer's bank would not take it; staff try again.
 */
export const REFUND_STATUSES = ['requested', 'refused', 'accepted', 'succeeded', 'failed'] as const
export const refundStatusSchema = z.enum(REFUND_STATUSES)
export type RefundStatus = z.infer<typeof refundStatusSchema>

/** chargeback: the buyer's bank took it, whoever was right; it is known here when it is done. */
export const REFUND_KINDS = ['cancellation', 'refund', 'chargeback'] as const
export const refundKindSchema = z.enum(REFUND_KINDS)
export type RefundKind = z.infer<typeof refundKindSchema>

/** Who asked for it. */
export const REFUND_ACTORS = ['customer', 'vendor', 'staff', 'system', 'bank'] as const
export const refundActorSchema = z.enum(REFUND_ACTORS)
export type RefundActor = z.infer<typeof refundActorSchema>

export const BUYER_CANCEL_REASONS = ['changed_mind', 'ordered_by_mistake', 'takes_too_long', 'other'] as const
export const VENDOR_CANCEL_REASONS = ['out_of_stock', 'cannot_make', 'cannot_deliver', 'buyer_asked', 'other'] as const
export const REFUND_REASONS = ['damaged', 'not_as_described', 'late', 'goodwill', 'other'] as const
export const refundReasonSchema = z.enum([
  'changed_mind',
  'ordered_by_mistake',
  'takes_too_long',
  'out_of_stock',
  'cannot_make',
  'cannot_deliver',
  'buyer_asked',
  'damaged',
  'not_as_described',
  'late',
  'goodwill',
  'disputed',
  'not_sent',
  'other',
])
export type RefundReason = z.infer<typeof refundReasonSchema>

/** What somebody says of it to the other side. */
const refundNoteSchema = text(500, { min: 0 }).default('')
/** One per press of the button; a repeat gives the first answer again. */
const idempotencyKey = z.uuid()
const units = z
  .array(z.object({ orderItemId: idSchema('oit'), quantity: z.int().min(1).max(1_000_000) }))
  .min(1, 'Choose what to cancel.')
  .max(100)

/** Units that have not been sent, of any parts of my order. */
export const cancelItemsInput = z.object({
  orderId: idSchema('ord'),
  items: units,
  reason: z.enum(BUYER_CANCEL_REASONS),
  note: refundNoteSchema,
  idempotencyKey,
})
/** Units that a factory cannot send. `restock`: they go back on the shelf. */
export const vendorCancelItemsInput = z.object({
  vendorOrderId: idSchema('vor'),
  items: units,
  reason: z.enum(VENDOR_CANCEL_REASONS),
  note: refundNoteSchema,
  restock: z.boolean(),
  idempotencyKey,
})
/** Why staff may say that something goes back; a bank's decision and a deadline are not theirs to claim. */
export const staffReasonSchema = refundReasonSchema.exclude(['disputed', 'not_sent'])
export const adminCancelItemsInput = vendorCancelItemsInput.extend({ reason: staffReasonSchema })

/** Money for what stands; lines that are left out get nothing back. */
export const refundMoneyInput = z.object({
  vendorOrderId: idSchema('vor'),
  items: z.array(z.object({ orderItemId: idSchema('oit'), amountMinor: amountMinorSchema.min(1) })).max(100),
  shippingMinor: amountMinorSchema.min(0),
  reason: z.enum(REFUND_REASONS),
  note: refundNoteSchema,
  idempotencyKey,
})

export const refundSchema = z.object({
  id: idSchema('ref'),
  vendorOrderId: idSchema('vor'),
  kind: refundKindSchema,
  status: refundStatusSchema,
  reason: refundReasonSchema,
  note: z.string(),
  requestedBy: refundActorSchema,
  /** Of goods and delivery, tax included. Zero until it is accepted. */
  amountMinor: amountMinorSchema,
  shippingMinor: amountMinorSchema,
  items: z.array(z.object({ orderItemId: idSchema('oit'), quantity: z.int(), amountMinor: amountMinorSchema })),
  requestedAt: timestampSchema,
  settledAt: timestampSchema.nullable(),
  /** Why shipping refused, or why the money came back; null when neither happened. */
  failure: z.string().nullable(),
})
export type Refund = z.infer<typeof refundSchema>
/** What has become of the request so far, one per factory's part that it touches. */
export const refundsOutput = z.object({ refunds: z.array(refundSchema) })

/**
 * At the payment service: money on its way back. on_hold: the payment is in dispute (P18). charged_back: the buyer has it from
 * their bank, which decided a dispute for them.
 */
export const PAYMENT_REFUND_STATES = ['requested', 'on_hold', 'pending', 'succeeded', 'failed', 'charged_back'] as const
export const paymentRefundStateSchema = z.enum(PAYMENT_REFUND_STATES)
export type PaymentRefundState = z.infer<typeof paymentRefundStateSchema>
export const adminRefundsInput = pageInput.extend({ state: paymentRefundStateSchema.optional() })
export const adminRefundSchema = z.object({
  id: idSchema('prf'),
  orderId: idSchema('ord'),
  orderNumber: z.string(),
  /** Null for all of a payment whose order was cancelled. */
  vendorOrderNumber: z.string().nullable(),
  vendorName: z.string().nullable(),
  state: paymentRefundStateSchema,
  failure: z.string().nullable(),
  amountMinor: amountMinorSchema,
  /** What of it the vendor bears, and what the platform gives back of its commission. */
  payableMinor: amountMinorSchema,
  commissionMinor: amountMinorSchema,
  currency: currencySchema,
  stripeRefundId: z.string().nullable(),
  createdAt: timestampSchema,
  settledAt: timestampSchema.nullable(),
})
export const adminRefundsPage = pageOf(adminRefundSchema)
export const paymentRefundIdInput = z.object({ refundId: idSchema('prf') })

/** order → shipping: these units are not to be sent, once per `refundId`. */
export const withholdInput = z.object({ refundId: idSchema('ref'), vendorOrderId: idSchema('vor'), items: units })
/** order → shipping: what of a vendor order is neither sent nor withheld. */
export const unitsToSendInput = z.object({ vendorOrderId: idSchema('vor') })
export const unitsToSendSchema = z.object({
  items: z.array(z.object({ orderItemId: idSchema('oit'), quantity: z.int().min(1) })),
})
/** What is true of the vendor order's parcels now that those units are not sent. */
export const parcelFactsSchema = z.object({
  hasShipped: z.boolean(),
  allShipped: z.boolean(),
  allDelivered: z.boolean(),
})
export type ParcelFacts = z.infer<typeof parcelFactsSchema>
