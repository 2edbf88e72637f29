import { z } from 'zod'

/** Integer minor units with their currency. */
const money = z.object({ amountMinor: z.int(), currency: z.string() })
const line = z.object({ title: z.string(), variantTitle: z.string(), quantity: z.int(), total: money })
/** What a parcel needs, and nothing by which a buyer could be called or written to. */
const address = z.object({
  name: z.string(),
  company: z.string().optional(),
  line1: z.string(),
  line2: z.string().optional(),
  postcode: z.string(),
  city: z.string(),
  region: z.string().optional(),
  country: z.string(),
})
/** What of a factory's part of an order goes back to its buyer. */
const refund = z.object({
  name: z.string(),
  /** As the reader knows it: the buyer's order, or the factory's part of it. */
  orderNumber: z.string(),
  /** Units that are not sent; otherwise money for what is. */
  isCancellation: z.boolean(),
  /** The buyer asked for it. */
  isBuyersWish: z.boolean(),
  /** Who asked for it, as the reader calls them. */
  by: z.string(),
  reason: z.string(),
  /** What whoever asked for it wrote. */
  note: z.string(),
  lines: z.array(line),
  /** Of it, for delivery; zero when none of that goes back. */
  delivery: money,
  total: money,
  orderUrl: z.string(),
})
const parcel = z.object({
  name: z.string(),
  orderNumber: z.string(),
  factoryName: z.string(),
  trackingNumber: z.string(),
  /** Of a carrier that the factory named itself. */
  carrierName: z.string().optional(),
  trackingUrl: z.string().optional(),
  items: z.array(z.object({ title: z.string(), quantity: z.int() })),
  orderUrl: z.string(),
})
const application = z.object({ name: z.string(), factoryName: z.string(), note: z.string(), portalUrl: z.string() })
const productReview = z.object({
  name: z.string(),
  productTitle: z.string(),
  note: z.string(),
  productUrl: z.string(),
  /** A new version of a product on sale, not a new product. */
  isChange: z.boolean(),
})
/** A role in words: its name, and what it can do as it follows "you can". */
const role = { role: z.string(), can: z.string() }

/**
 * Every mail that Millyard sends, with what it needs to know. `name` is always the recipient's. Stored as JSON with the
 * queued mail, so a change here must still read what was stored before.
 */
export const MAIL_PROPS = {
  'verify-email': z.object({ name: z.string(), verifyUrl: z.string() }),
  'registered-already': z.object({ name: z.string(), signInUrl: z.string() }),
  'reset-password': z.object({ name: z.string(), resetUrl: z.string() }),
  'password-changed': z.object({ name: z.string(), secureUrl: z.string() }),
  'password-reset': z.object({ name: z.string(), secureUrl: z.string() }),
  /** `isMoved`: it was on before, with another app. */
  'two-factor-on': z.object({ name: z.string(), isMoved: z.boolean(), secureUrl: z.string() }),
  'two-factor-off': z.object({ name: z.string(), isByStaff: z.boolean(), secureUrl: z.string() }),
  'recovery-codes-renewed': z.object({ name: z.string(), secureUrl: z.string() }),
  'recovery-code-used': z.object({ name: z.string(), codesLeft: z.int(), secureUrl: z.string() }),
  /** One was used, and these few are what is left. */
  'recovery-codes-few': z.object({
    name: z.string(),
    codesLeft: z.int(),
    securityUrl: z.string(),
    secureUrl: z.string(),
  }),
  'google-connected': z.object({
    name: z.string(),
    googleEmail: z.string(),
    secureUrl: z.string(),
    securityUrl: z.string(),
  }),
  'google-disconnected': z.object({ name: z.string(), googleEmail: z.string(), secureUrl: z.string() }),
  'application-received': application.omit({ note: true }),
  'application-approved': application,
  'application-changes-requested': application,
  'application-rejected': application,
  'store-suspended': application,
  'store-reinstated': application,
  'store-closed': application,
  'document-refused': z.object({
    name: z.string(),
    factoryName: z.string(),
    documentName: z.string(),
    fileName: z.string(),
    reason: z.string(),
    portalUrl: z.string(),
  }),
  /** To somebody who may have no login yet: there is no name to say. */
  'team-invitation': z.object({
    factoryName: z.string(),
    invitedBy: z.string(),
    ...role,
    acceptUrl: z.string(),
    expiresAt: z.string(),
  }),
  /** To somebody who may have no login yet. `roles` and what they `can` are lists in words. */
  'staff-invitation': z.object({
    invitedBy: z.string(),
    roles: z.string(),
    can: z.string(),
    acceptUrl: z.string(),
    expiresAt: z.string(),
  }),
  'staff-roles-changed': z.object({ name: z.string(), roles: z.string(), can: z.string(), consoleUrl: z.string() }),
  'staff-removed': z.object({ name: z.string(), shopUrl: z.string() }),
  'team-role-changed': z.object({ name: z.string(), factoryName: z.string(), ...role, portalUrl: z.string() }),
  'team-removed': z.object({ name: z.string(), factoryName: z.string(), portalUrl: z.string() }),
  'order-confirmation': z.object({
    name: z.string(),
    orderNumber: z.string(),
    parts: z.array(
      z.object({
        factoryName: z.string(),
        deliveryName: z.string(),
        delivery: money,
        lines: z.array(line),
        total: money,
      }),
    ),
    goods: money,
    delivery: money,
    /** Contained in the total. */
    tax: money,
    total: money,
    address,
    orderUrl: z.string(),
  }),
  /** To a factory. Never the buyer's e-mail address or telephone number (P49). */
  'vendor-new-order': z.object({
    name: z.string(),
    factoryName: z.string(),
    vendorOrderNumber: z.string(),
    lines: z.array(line),
    total: money,
    commission: money,
    payable: money,
    /** ISO time by which the parcel should leave. */
    shipBy: z.string(),
    address,
    orderUrl: z.string(),
  }),
  /** To a factory that has not sent what it should have. */
  'vendor-order-late': z.object({
    name: z.string(),
    orderNumber: z.string(),
    /** ISO times: when it should have left, and when what is not sent is cancelled. */
    shipBy: z.string(),
    cancelAt: z.string(),
    isLastWarning: z.boolean(),
    orderUrl: z.string(),
  }),
  /** To the buyer, once. */
  'order-late': z.object({
    name: z.string(),
    orderNumber: z.string(),
    factoryName: z.string(),
    shipBy: z.string(),
    cancelAt: z.string(),
    orderUrl: z.string(),
  }),
  'parcel-shipped': parcel,
  'parcel-delivered': parcel,
  'order-cancelled': z.object({ name: z.string(), orderNumber: z.string(), reason: z.string(), shopUrl: z.string() }),
  'refund-agreed': refund.extend({ factoryName: z.string() }),
  'vendor-order-reduced': refund.extend({ factoryName: z.string(), payable: money }),
  'refund-issued': z.object({ name: z.string(), orderNumber: z.string(), amount: money, orderUrl: z.string() }),
  'product-approved': productReview,
  'product-changes-requested': productReview,
  'product-rejected': productReview,
  'stock-low': z.object({
    name: z.string(),
    /** How many variants; `items` names the first of them. */
    count: z.int(),
    items: z.array(z.object({ title: z.string(), sku: z.string(), onHand: z.int() })),
    inventoryUrl: z.string(),
  }),
  'review-written': z.object({
    name: z.string(),
    authorName: z.string(),
    productTitle: z.string(),
    rating: z.int(),
    reviewTitle: z.string(),
    reviewBody: z.string(),
    reviewsUrl: z.string(),
  }),
  'review-replied': z.object({
    name: z.string(),
    factoryName: z.string(),
    productTitle: z.string(),
    reply: z.string(),
    productUrl: z.string(),
  }),
  'review-hidden': z.object({ name: z.string(), productTitle: z.string(), note: z.string(), reviewUrl: z.string() }),
  'payout-sent': z.object({
    name: z.string(),
    factoryName: z.string(),
    amount: money,
    orderNumbers: z.array(z.string()),
    payoutsUrl: z.string(),
  }),
} as const satisfies Record<string, z.ZodType>

export type MailTemplate = keyof typeof MAIL_PROPS
export type MailProps<T extends MailTemplate> = z.infer<(typeof MAIL_PROPS)[T]>

export function isMailTemplate(name: string): name is MailTemplate {
  return Object.hasOwn(MAIL_PROPS, name)
}
