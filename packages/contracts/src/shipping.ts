/**
 * What the shipping service takes and gives.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | methods.list / create / update / remove | vendor shipping.manage | the factory's delivery methods and the countries they reach |
 * | shipments.create | vendor orders.fulfil | a parcel of some or all of what is left to ship |
 * | shipments.forVendorOrder | vendor orders.read | parcels so far and what is left |
 * | shipments.markDelivered | vendor orders.fulfil | for parcels that no carrier reports on |
 * | tracking.forOrder | customer | one timeline per factory |
 * | adminShipments.forOrder | admin orders.read | the same for staff |
 * | internal.quote | service order | every factory's choices for a cart in one call |
 * | internal.withhold | service order | units of a cancellation are not sent any more |
 *
 * `POST /webhooks/carrier` takes the carriers' signed scans.
 */
import { z } from 'zod'
import {
  amountMinorSchema,
  countrySchema,
  currencySchema,
  lineOfText,
  postalAddressSchema,
  text,
  timestampSchema,
} from './common.ts'
import { idSchema } from './ids.ts'
import { MAX_QUANTITY } from './offer-rules.ts'
import { deliveryOptionSchema, deliveryProblemSchema } from './order.ts'

export const shippingMethodInput = z
  .object({
    name: text(60),
    /** Countries that this method reaches. */
    countries: z.array(countrySchema).min(1, 'Choose at least one country.').max(60),
    currency: currencySchema.default('EUR'),
    amountMinor: amountMinorSchema.min(0, 'A price cannot be below zero.').max(10_000_000, 'This price is too high.'),
    /** Goods of this much or more travel free; null: never. */
    freeFromMinor: amountMinorSchema.min(0).max(100_000_000, 'This amount is too high.').nullable().default(null),
    minDays: z.int().min(0).max(120),
    maxDays: z.int().min(0).max(120),
  })
  .refine((method) => method.minDays <= method.maxDays, {
    path: ['maxDays'],
    message: 'The latest day comes after the earliest.',
  })
export const updateShippingMethodInput = z.object({ methodId: idSchema('shm'), method: shippingMethodInput })
export const methodIdInput = z.object({ methodId: idSchema('shm') })
export const shippingMethodSchema = z.object({
  id: idSchema('shm'),
  name: z.string(),
  countries: z.array(countrySchema),
  currency: currencySchema,
  amountMinor: amountMinorSchema,
  freeFromMinor: amountMinorSchema.nullable(),
  minDays: z.int(),
  maxDays: z.int(),
})
export type ShippingMethod = z.infer<typeof shippingMethodSchema>
export const shippingMethodsSchema = z.object({ methods: z.array(shippingMethodSchema) })

export const CARRIERS = ['manual', 'yard-post'] as const
export const carrierSchema = z.enum(CARRIERS)

export const TRACKING_STATUSES = [
  'announced',
  'accepted',
  'in_transit',
  'out_for_delivery',
  'delivered',
  'problem',
] as const
export const trackingStatusSchema = z.enum(TRACKING_STATUSES)
export type TrackingStatus = z.infer<typeof trackingStatusSchema>

/** Encrypted, at a host with a name, and with no user before it that could pass for the host. */
function isPublicLink(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, username, password } = new URL(url)
  return protocol === 'https:' && z.regexes.domain.test(hostname) && username === '' && password === ''
}

/** Where a carrier shows a parcel. Buyers follow it. */
const trackingUrlSchema = text(500).refine(
  isPublicLink,
  'Enter a web address that begins with https://, or leave this empty.',
)

export const createShipmentInput = z.object({
  vendorOrderId: idSchema('vor'),
  carrier: carrierSchema,
  /** Needed for `manual`: what the buyer reads. Ignored for carriers that we know. */
  carrierName: lineOfText(60, { min: 2 }).optional(),
  /** For `manual`. */
  trackingUrl: trackingUrlSchema.optional(),
  /** Needed for `manual`; carriers that report by themselves name their parcels, and what is typed here is ignored. */
  trackingNumber: text(60, { min: 0 }).optional(),
  items: z
    .array(z.object({ orderItemId: idSchema('oit'), quantity: z.int().min(1).max(MAX_QUANTITY) }))
    .min(1)
    .max(200),
})
export const trackingEntrySchema = z.object({
  id: idSchema('trk'),
  status: trackingStatusSchema,
  description: z.string(),
  place: z.string().nullable(),
  at: timestampSchema,
})
export const shipmentSchema = z.object({
  id: idSchema('shp'),
  vendorOrderId: idSchema('vor'),
  carrier: carrierSchema,
  /** Of `manual` parcels; null for carriers that we know, and for parcels from before it was asked for. */
  carrierName: z.string().nullable(),
  trackingNumber: z.string(),
  /** At the carrier's own site; of `manual` parcels alone. */
  trackingUrl: z.string().nullable(),
  status: trackingStatusSchema,
  shippedAt: timestampSchema,
  deliveredAt: timestampSchema.nullable(),
  items: z.array(z.object({ orderItemId: idSchema('oit'), title: z.string(), quantity: z.int() })),
  tracking: z.array(trackingEntrySchema),
})
export type Shipment = z.infer<typeof shipmentSchema>
export const shipmentIdInput = z.object({ shipmentId: idSchema('shp') })
export const vendorOrderShipmentsSchema = z.object({
  vendorOrderId: idSchema('vor'),
  address: postalAddressSchema,
  shipments: z.array(shipmentSchema),
  remaining: z.array(
    z.object({ orderItemId: idSchema('oit'), title: z.string(), variantTitle: z.string(), quantity: z.int() }),
  ),
})
export const orderTrackingSchema = z.object({
  parts: z.array(
    z.object({ vendorOrderId: idSchema('vor'), vendorName: z.string(), shipments: z.array(shipmentSchema) }),
  ),
})

export const shippingQuoteInput = z.object({
  country: countrySchema,
  postcode: z.string().max(16),
  currency: currencySchema,
  groups: z
    .array(
      z.object({
        vendorId: idSchema('ven'),
        goodsMinor: amountMinorSchema.min(0),
        weightGrams: z.int().min(0),
        leadTimeDays: z.int().min(0),
      }),
    )
    .min(1)
    .max(50),
})
export const shippingQuoteSchema = z.object({
  groups: z.array(
    z.object({
      vendorId: idSchema('ven'),
      options: z.array(deliveryOptionSchema),
      problem: deliveryProblemSchema.nullable(),
    }),
  ),
})

/** What a carrier posts to `/webhooks/carrier`, signed with `Millyard-Carrier-Signature: t=<seconds>,v1=<hmac-sha256>`. */
export const carrierScanSchema = z.object({
  id: z.string().max(100),
  trackingNumber: z.string().max(60),
  status: trackingStatusSchema,
  description: z.string().max(200),
  place: z.string().max(100).nullable(),
  at: timestampSchema,
})
export type CarrierScan = z.infer<typeof carrierScanSchema>
