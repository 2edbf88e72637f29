import { z } from 'zod'
import { staffActedSchema } from './audit.ts'
import {
  amountMinorSchema,
  countrySchema,
  currencySchema,
  imageSchema,
  postalAddressSchema,
  slugSchema,
  timestampSchema,
} from './common.ts'
import { disputeIdSchema } from './dispute.ts'
import { documentKindSchema } from './document.ts'
import { idSchema, newId } from './ids.ts'
import { PUBLISHED_VENDOR_STATUSES, STAFF_ROLES, VENDOR_ROLES } from './permissions.ts'
import { refundActorSchema, refundKindSchema, refundReasonSchema } from './refund.ts'
import { carrierSchema } from './shipping.ts'
import type { ServiceName } from './tokens.ts'
import { vacationWindowSchema } from './vacation.ts'

const orderedItem = z.object({
  orderItemId: idSchema('oit'),
  productId: idSchema('prd'),
  variantId: idSchema('var'),
  title: z.string(),
  variantTitle: z.string(),
  image: imageSchema.nullable(),
  quantity: z.int().min(1),
  unitPriceMinor: amountMinorSchema,
  totalMinor: amountMinorSchema,
})

const vendorOrderRef = z.object({
  vendorOrderId: idSchema('vor'),
  number: z.string(),
  orderId: idSchema('ord'),
  orderNumber: z.string(),
  vendorId: idSchema('ven'),
  vendorName: z.string(),
  customerId: idSchema('usr'),
})

const dispute = z.object({
  disputeId: disputeIdSchema,
  orderId: idSchema('ord'),
  orderNumber: z.string(),
  amountMinor: amountMinorSchema,
  currency: currencySchema,
})
const disputedPart = vendorOrderRef.pick({ vendorOrderId: true, number: true, vendorId: true })

const parcel = vendorOrderRef.pick({ vendorOrderId: true, orderId: true, vendorId: true, vendorName: true }).extend({
  shipmentId: idSchema('shp'),
  orderNumber: z.string(),
  customerId: idSchema('usr'),
  carrier: carrierSchema,
  /** Both of carriers that the factory named itself. */
  carrierName: z.string().optional(),
  trackingUrl: z.string().optional(),
  trackingNumber: z.string(),
  items: z.array(z.object({ orderItemId: idSchema('oit'), title: z.string(), quantity: z.int().min(1) })),
})

const reviewed = z.object({
  productId: idSchema('prd'),
  vendorId: idSchema('ven'),
  title: z.string(),
  slug: slugSchema,
  note: z.string(),
})

const review = z.object({
  reviewId: idSchema('rev'),
  productId: idSchema('prd'),
  productTitle: z.string(),
  productSlug: slugSchema,
})
const person = z.object({ userId: idSchema('usr'), name: z.string(), email: z.string() })
const changed = reviewed.extend({ revisionId: idSchema('prv'), number: z.int() })

const application = z.object({
  vendorId: idSchema('ven'),
  name: z.string(),
  ownerUserId: idSchema('usr'),
  note: z.string(),
})

/**
 * Every event: its type with version, its data, who publishes it and who listens. A published shape is frozen (a snapshot
 * test says so); a change is a new version beside the old one.
 */
export const EVENTS = {
  'user.registered.v1': {
    from: 'auth',
    to: ['notification'],
    data: z.object({ userId: idSchema('usr'), name: z.string(), email: z.string() }),
  },
  /** Carries a one-time link. Events of this kind are deleted from the outbox once delivered. */
  'user.verification_requested.v1': {
    from: 'auth',
    to: ['notification'],
    data: z.object({ userId: idSchema('usr'), name: z.string(), email: z.string(), verifyUrl: z.url() }),
  },
  /** Somebody registered with an address that has a login already: its owner is told, the visitor is not. */
  'user.registration_repeated.v1': {
    from: 'auth',
    to: ['notification'],
    data: person.extend({ signInUrl: z.url() }),
  },
  /** Carries a one-time link, as `user.verification_requested.v1` does. */
  'user.password_reset_requested.v1': {
    from: 'auth',
    to: ['notification'],
    data: person.extend({ resetUrl: z.url() }),
  },
  /** `secureUrl`: where somebody whose password another person changed asks for a link to set it anew. */
  'user.password_changed.v1': {
    from: 'auth',
    to: ['notification'],
    data: person.extend({ how: z.enum(['changed', 'reset']), secureUrl: z.url() }),
  },
  /** Two-factor sign-in, and what it leaves to do. `secureUrl`: where somebody who did not do this sets a new password. */
  'user.two_factor_changed.v1': {
    from: 'auth',
    to: ['notification'],
    data: person.extend({
      what: z.enum(['turned_on', 'moved', 'turned_off', 'reset_by_staff', 'codes_renewed', 'recovery_code_used']),
      recoveryCodesLeft: z.int().min(0),
      secureUrl: z.url(),
      securityUrl: z.url(),
    }),
  },
  /** A Google account opens this login from now on, or does not any more. The URLs are those of the event above. */
  'user.google_changed.v1': {
    from: 'auth',
    to: ['notification'],
    data: person.extend({
      what: z.enum(['connected', 'disconnected']),
      googleEmail: z.string(),
      secureUrl: z.url(),
      securityUrl: z.url(),
    }),
  },
  'staff.added.v1': {
    from: 'auth',
    to: ['notification'],
    data: z.object({
      userId: idSchema('usr'),
      name: z.string(),
      email: z.string(),
      roles: z.array(z.enum(STAFF_ROLES)),
      /** Of the staff as a whole; grows with every change. Absent in events from before there was one. */
      version: z.int().optional(),
    }),
  },
  /** Somebody's roles are others now, or none: then they are staff no more. `version` as in `staff.added`. */
  'staff.roles_changed.v1': {
    from: 'auth',
    to: ['notification'],
    data: person.extend({ roles: z.array(z.enum(STAFF_ROLES)), version: z.int() }),
  },
  /** Carries a one-time link. */
  'staff.invited.v1': {
    from: 'auth',
    to: ['notification'],
    data: z.object({
      invitationId: idSchema('inv'),
      email: z.string(),
      roles: z.array(z.enum(STAFF_ROLES)),
      invitedBy: z.string(),
      acceptUrl: z.url(),
      expiresAt: timestampSchema,
    }),
  },
  /** What a member of staff did, for the log that auth keeps. Written by `recordStaffAction` alone. */
  'staff.acted.v1': {
    from: ['product', 'order', 'payment', 'shipping', 'notification'],
    to: ['auth'],
    data: staffActedSchema,
  },
  /** The whole public face of a vendor, with a version that only grows: a late copy of an older one is ignored. */
  'vendor.updated.v1': {
    from: 'auth',
    to: ['product', 'order', 'payment', 'shipping', 'notification'],
    data: z.object({
      vendorId: idSchema('ven'),
      version: z.int().min(1),
      status: z.enum(PUBLISHED_VENDOR_STATUSES),
      slug: slugSchema,
      name: z.string(),
      tagline: z.string(),
      story: z.string(),
      city: z.string(),
      country: countrySchema,
      foundedYear: z.int().nullable(),
      website: z.string().nullable(),
      /** The vacation last set, if any; it may be over. Absent in events from before there were any. */
      vacation: vacationWindowSchema.nullable().optional(),
    }),
  },
  'vendor.member_added.v1': {
    from: 'auth',
    to: ['notification'],
    data: z.object({ vendorId: idSchema('ven'), userId: idSchema('usr'), role: z.enum(VENDOR_ROLES) }),
  },
  /**
   * All people of a vendor, with a version that only grows: a late copy of an older one is ignored, so that nobody who was
   * removed comes back.
   */
  'vendor.team_changed.v1': {
    from: 'auth',
    to: ['notification'],
    data: z.object({
      vendorId: idSchema('ven'),
      version: z.int().min(1),
      members: z.array(z.object({ userId: idSchema('usr'), role: z.enum(VENDOR_ROLES) })),
    }),
  },
  /** Carries a one-time link. */
  'vendor.member_invited.v1': {
    from: 'auth',
    to: ['notification'],
    data: z.object({
      vendorId: idSchema('ven'),
      vendorName: z.string(),
      invitationId: idSchema('inv'),
      email: z.string(),
      role: z.enum(VENDOR_ROLES),
      invitedBy: z.string(),
      acceptUrl: z.url(),
      expiresAt: timestampSchema,
    }),
  },
  'vendor.member_role_changed.v1': {
    from: 'auth',
    to: ['notification'],
    data: z.object({
      vendorId: idSchema('ven'),
      vendorName: z.string(),
      userId: idSchema('usr'),
      role: z.enum(VENDOR_ROLES),
    }),
  },
  'vendor.member_removed.v1': {
    from: 'auth',
    to: ['notification'],
    data: z.object({
      vendorId: idSchema('ven'),
      vendorName: z.string(),
      userId: idSchema('usr'),
      /** They left by themselves. */
      isOwnWish: z.boolean(),
    }),
  },
  'vendor.applied.v1': { from: 'auth', to: ['notification'], data: application },
  'vendor.approved.v1': { from: 'auth', to: ['notification'], data: application },
  'vendor.changes_requested.v1': { from: 'auth', to: ['notification'], data: application },
  'vendor.rejected.v1': { from: 'auth', to: ['notification'], data: application },
  'vendor.suspended.v1': { from: 'auth', to: ['notification'], data: application },
  'vendor.reinstated.v1': { from: 'auth', to: ['notification'], data: application },
  'vendor.closed.v1': { from: 'auth', to: ['notification'], data: application },
  /** Of a factory that no decision waits for: while staff review an application, its requested changes say the same. */
  'vendor.document_refused.v1': {
    from: 'auth',
    to: ['notification'],
    data: z.object({
      vendorId: idSchema('ven'),
      vendorName: z.string(),
      kind: documentKindSchema,
      fileName: z.string(),
      reason: z.string(),
    }),
  },

  /** A product that was never on sale. */
  'product.submitted.v1': { from: 'product', to: ['notification'], data: reviewed },
  'product.approved.v1': { from: 'product', to: ['notification'], data: reviewed },
  'product.changes_requested.v1': { from: 'product', to: ['notification'], data: reviewed },
  'product.rejected.v1': { from: 'product', to: ['notification'], data: reviewed },
  /** A new version of a product on sale. The live one sells on until `approved`, which changes what buyers see. */
  'product_change.submitted.v1': { from: 'product', to: ['notification'], data: changed },
  'product_change.approved.v1': { from: 'product', to: ['notification'], data: changed },
  'product_change.changes_requested.v1': { from: 'product', to: ['notification'], data: changed },
  'product_change.rejected.v1': { from: 'product', to: ['notification'], data: changed },

  /**
   * What lies on the shelf has fallen to a variant's threshold, or to nothing: once per crossing. Several variants of one
   * change in one event; `items` names the first 20 of `count`.
   */
  'stock.low.v1': {
    from: 'product',
    to: ['notification'],
    data: z.object({
      vendorId: idSchema('ven'),
      count: z.int().min(1),
      items: z
        .array(
          z.object({
            variantId: idSchema('var'),
            title: z.string(),
            /** "Oak, 40 cm"; empty for a product without options. */
            variantTitle: z.string(),
            sku: z.string(),
            onHand: z.int().min(0),
            lowAt: z.int().min(0),
          }),
        )
        .min(1)
        .max(20),
    }),
  },

  /** An order was paid, and the units of these variants were gone: none of them is sent, and the money goes back (P04). */
  'stock.missing.v1': {
    from: 'product',
    to: ['order'],
    data: z.object({ orderId: idSchema('ord'), variantIds: z.array(idSchema('var')).min(1) }),
  },

  'review.written.v1': {
    from: 'product',
    to: ['notification'],
    data: review.extend({
      vendorId: idSchema('ven'),
      /** As strangers read it: "Anna K." */
      authorName: z.string(),
      rating: z.int().min(1).max(5),
      title: z.string(),
      body: z.string(),
    }),
  },
  /** The first reply; an edit of it is no news. */
  'review.replied.v1': {
    from: 'product',
    to: ['notification'],
    data: review.extend({ customerId: idSchema('usr'), vendorName: z.string(), reply: z.string() }),
  },
  /** The first report since staff last decided; later ones join it in the queue. */
  'review.reported.v1': { from: 'product', to: ['notification'], data: review },
  'review.hidden.v1': {
    from: 'product',
    to: ['notification'],
    data: review.extend({ customerId: idSchema('usr'), reason: z.string() }),
  },
  'review.restored.v1': {
    from: 'product',
    to: ['notification'],
    data: review.extend({ customerId: idSchema('usr') }),
  },

  /** Everything that others need to act on a paid order, so that nobody has to ask back. No e-mail address (P49). */
  'order.paid.v1': {
    from: 'order',
    to: ['product', 'shipping', 'notification'],
    data: z.object({
      orderId: idSchema('ord'),
      number: z.string(),
      customerId: idSchema('usr'),
      currency: currencySchema,
      goodsMinor: amountMinorSchema,
      shippingMinor: amountMinorSchema,
      taxMinor: amountMinorSchema,
      totalMinor: amountMinorSchema,
      paidAt: timestampSchema,
      address: postalAddressSchema,
      parts: z.array(
        z.object({
          vendorOrderId: idSchema('vor'),
          number: z.string(),
          vendorId: idSchema('ven'),
          vendorName: z.string(),
          deliveryName: z.string(),
          shipBy: timestampSchema,
          goodsMinor: amountMinorSchema,
          shippingMinor: amountMinorSchema,
          totalMinor: amountMinorSchema,
          commissionMinor: amountMinorSchema,
          payableMinor: amountMinorSchema,
          items: z.array(orderedItem),
        }),
      ),
    }),
  },
  'order.cancelled.v1': {
    from: 'order',
    to: ['product', 'payment', 'shipping', 'notification'],
    data: z.object({
      orderId: idSchema('ord'),
      number: z.string(),
      customerId: idSchema('usr'),
      reason: z.enum(['payment_expired', 'checkout_failed', 'out_of_stock_after_payment', 'cancelled_by_buyer']),
      /** Whether the buyer ever saw the order: a failed checkout tells nobody. */
      wasPlaced: z.boolean(),
    }),
  },
  'vendor_order.delivered.v1': {
    from: 'order',
    to: ['product', 'payment'],
    data: vendorOrderRef.extend({ productIds: z.array(idSchema('prd')) }),
  },
  /** Delivered and the return window has closed: the payout is due. */
  'vendor_order.completed.v1': { from: 'order', to: ['payment'], data: vendorOrderRef },
  /**
   * A factory has not sent what it should have. `isLastWarning`: what is not sent by `cancelAt` is cancelled and refunded, and
   * that is near.
   */
  'vendor_order.late.v1': {
    from: 'order',
    to: ['notification'],
    data: vendorOrderRef.extend({ shipBy: timestampSchema, cancelAt: timestampSchema, isLastWarning: z.boolean() }),
  },
  'order.completed.v1': {
    from: 'order',
    to: ['notification'],
    data: z.object({ orderId: idSchema('ord'), number: z.string(), customerId: idSchema('usr') }),
  },

  'payment.succeeded.v1': {
    from: 'payment',
    to: ['order'],
    data: z.object({
      paymentId: idSchema('pay'),
      orderId: idSchema('ord'),
      amountMinor: amountMinorSchema,
      currency: currencySchema,
      paidAt: timestampSchema,
    }),
  },
  'payment.failed.v1': {
    from: 'payment',
    to: ['order'],
    data: z.object({ paymentId: idSchema('pay'), orderId: idSchema('ord'), code: z.string(), message: z.string() }),
  },
  /**
   * Something of a paid order goes back, and it is agreed: the money (payment), units of a cancellation (product, where
   * `restock` says so), and the people (notification). Amounts are computed at the terms that were frozen at sale.
   */
  'refund.requested.v1': {
    from: 'order',
    to: ['product', 'payment', 'notification'],
    data: z.object({
      refundId: idSchema('ref'),
      orderId: idSchema('ord'),
      orderNumber: z.string(),
      vendorOrderId: idSchema('vor'),
      vendorOrderNumber: z.string(),
      vendorId: idSchema('ven'),
      vendorName: z.string(),
      customerId: idSchema('usr'),
      // What a bank took has gone already: nobody is asked for it.
      kind: refundKindSchema.exclude(['chargeback']),
      reason: refundReasonSchema,
      note: z.string(),
      requestedBy: refundActorSchema.exclude(['bank']),
      currency: currencySchema,
      amountMinor: amountMinorSchema,
      shippingMinor: amountMinorSchema,
      /** What of the amount the platform gives back of its commission; the rest is the vendor's. */
      commissionMinor: amountMinorSchema,
      /** Units of a cancellation go back on the shelf. */
      restock: z.boolean(),
      /** Nothing of the vendor order is left to send. */
      isAll: z.boolean(),
      items: z.array(
        z.object({
          orderItemId: idSchema('oit'),
          productId: idSchema('prd'),
          variantId: idSchema('var'),
          title: z.string(),
          variantTitle: z.string(),
          quantity: z.int().min(0),
          amountMinor: amountMinorSchema,
        }),
      ),
    }),
  },
  /** `refundId` and `vendorOrderId`: of what the order service asked for; absent when all of a cancelled order goes back. */
  'payment.refunded.v1': {
    from: 'payment',
    to: ['order', 'notification'],
    data: z.object({
      refundId: idSchema('ref').optional(),
      vendorOrderId: idSchema('vor').optional(),
      paymentId: idSchema('pay'),
      orderId: idSchema('ord'),
      orderNumber: z.string(),
      customerId: idSchema('usr'),
      amountMinor: amountMinorSchema,
      currency: currencySchema,
      /** The buyer has it from their bank, which decided a dispute for them. */
      byBank: z.boolean().optional(),
    }),
  },
  /** The buyer's bank would not take it, or sent it back. Staff try again; the buyer is owed it until then. */
  'payment.refund_failed.v1': {
    from: 'payment',
    to: ['order', 'notification'],
    data: z.object({
      refundId: idSchema('ref').optional(),
      vendorOrderId: idSchema('vor').optional(),
      paymentId: idSchema('pay'),
      orderId: idSchema('ord'),
      orderNumber: z.string(),
      amountMinor: amountMinorSchema,
      currency: currencySchema,
      reason: z.string(),
    }),
  },
  /** The buyer's bank asks for a charge back: nothing of it is paid out or refunded until that is decided. */
  'dispute.opened.v1': {
    from: 'payment',
    to: ['notification'],
    data: dispute.extend({
      reason: z.string(),
      /** The bank only asks; no money has moved. */
      isInquiry: z.boolean(),
      evidenceDueAt: timestampSchema.nullable(),
      parts: z.array(disputedPart),
    }),
  },
  /**
   * The bank has decided. `parts` say what a lost dispute took of each vendor order, beyond refunds that were waiting for it
   * (those are told with `payment.refunded.v1`).
   */
  'dispute.closed.v1': {
    from: 'payment',
    to: ['order', 'notification'],
    data: dispute.extend({
      outcome: z.enum(['won', 'lost']),
      parts: z.array(disputedPart.extend({ amountMinor: amountMinorSchema, commissionMinor: amountMinorSchema })),
    }),
  },
  'payout.sent.v1': {
    from: 'payment',
    to: ['notification'],
    data: z.object({
      payoutId: idSchema('pot'),
      vendorId: idSchema('ven'),
      amountMinor: amountMinorSchema,
      currency: currencySchema,
      orderNumbers: z.array(z.string()),
    }),
  },

  'parcel.shipped.v1': {
    from: 'shipping',
    to: ['order', 'notification'],
    /** `isLast`: nothing of the vendor order is left to ship. */
    data: parcel.extend({ isLast: z.boolean(), shippedAt: timestampSchema }),
  },
  'parcel.delivered.v1': {
    from: 'shipping',
    to: ['order', 'notification'],
    /** `allDelivered`: this was the last parcel of the vendor order on its way, and nothing is left to ship. */
    data: parcel.extend({ allDelivered: z.boolean(), deliveredAt: timestampSchema }),
  },
} as const satisfies Record<
  string,
  { from: ServiceName | readonly ServiceName[]; to: readonly ServiceName[]; data: z.ZodType }
>

export type EventType = keyof typeof EVENTS
export type EventData<T extends EventType> = z.infer<(typeof EVENTS)[T]['data']>

/** An event as it travels. `id` is what subscribers remember to apply it once. */
export type DomainEvent<T extends EventType = EventType> = {
  [K in T]: { id: string; type: K; occurredAt: string; aggregateId: string; correlationId: string; data: EventData<K> }
}[T]

const eventTypes = Object.keys(EVENTS) as [EventType, ...EventType[]]

const envelopeSchema = z.object({
  id: idSchema('evt'),
  type: z.enum(eventTypes),
  occurredAt: timestampSchema,
  aggregateId: z.string().max(80),
  correlationId: z.string().max(80),
  data: z.unknown(),
})

/** Reads an event that arrived from outside: envelope, then the data by its type. Throws a ZodError. */
export function parseEvent(input: unknown): DomainEvent {
  const envelope = envelopeSchema.parse(input)
  return { ...envelope, data: EVENTS[envelope.type].data.parse(envelope.data) } as DomainEvent
}

/** Makes an event. Its data is parsed, so that nothing leaves a service in a shape that its subscribers refuse. */
export function newEvent<T extends EventType>(
  type: T,
  fields: { aggregateId: string; correlationId: string; occurredAt: Date; data: EventData<T> },
): DomainEvent<T> {
  return {
    id: newId('evt'),
    type,
    occurredAt: fields.occurredAt.toISOString(),
    aggregateId: fields.aggregateId,
    correlationId: fields.correlationId,
    data: EVENTS[type].data.parse(fields.data),
  } as DomainEvent<T>
}

/** The services that may publish an event: nobody believes it from another. */
export function publishersOf(type: EventType): readonly ServiceName[] {
  const from: ServiceName | readonly ServiceName[] = EVENTS[type].from
  return typeof from === 'string' ? [from] : from
}

/** The services that listen to an event. */
export function subscribersOf(type: EventType): readonly ServiceName[] {
  return EVENTS[type].to
}
