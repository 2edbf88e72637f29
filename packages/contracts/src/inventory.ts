/**
 * What lies on a factory's shelves: the procedures of `inventory.*`.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | list / get | vendor products.read | every variant on sale with its units; one of them |
 * | counts | vendor products.read | how many are low, out, reserved; incidents; the factory's threshold |
 * | movements | vendor products.read | every change of one variant's shelf, the newest first |
 * | reservations | vendor products.read | which unpaid orders hold units of it, and until when |
 * | adjust | vendor products.write | a count, or units that came or went, with the reason |
 * | setThreshold / setDefaultThreshold | vendor products.write | when a variant counts as low |
 * | incidents / settleIncident | vendor products.read / products.write | orders that were paid when units were gone |
 */
import { z } from 'zod'
import {
  amountMinorSchema,
  currencySchema,
  imageSchema,
  lineOfText,
  pageInput,
  pageOf,
  text,
  timestampSchema,
} from './common.ts'
import { idSchema } from './ids.ts'

/** A variant is low when this many units, or fewer, can be bought, unless the factory says otherwise. */
export const DEFAULT_LOW_STOCK_AT = 3
const MAX_UNITS = 1_000_000

/** `out`: nothing can be bought, or less than the smallest order is left. `low`: something can, but no more than the threshold. */
export const STOCK_STATES = ['enough', 'low', 'out'] as const
export type StockState = (typeof STOCK_STATES)[number]

export const INVENTORY_FILTERS = ['low', 'out', 'reserved'] as const
export type InventoryFilter = (typeof INVENTORY_FILTERS)[number]
export const INVENTORY_SORTS = ['title', 'sku', 'available_asc', 'available_desc', 'reserved_desc'] as const
export type InventorySort = (typeof INVENTORY_SORTS)[number]

export const inventoryRowSchema = z.object({
  variantId: idSchema('var'),
  productId: idSchema('prd'),
  productTitle: z.string(),
  /** Values in the order of the product's options. */
  optionValues: z.array(z.string()),
  sku: z.string(),
  image: imageSchema.nullable(),
  priceMinor: amountMinorSchema,
  currency: currencySchema,
  /** Units on the shelf. `reserved` of them are held for orders that are being paid; `available` can be bought; null: made to order, as many as are asked for. */
  onHand: z.int(),
  reserved: z.int(),
  available: z.int().nullable(),
  /** At how many available units it counts as low. */
  lowAt: z.int(),
  /** Its own threshold; null: the factory's. */
  ownLowAt: z.int().nullable(),
  state: z.enum(STOCK_STATES),
})
export type InventoryRow = z.infer<typeof inventoryRowSchema>

export const inventoryInput = pageInput.extend({
  /** Words of the product's title, or a part of the SKU. */
  q: text(120, { min: 0 }).optional(),
  filter: z.enum(INVENTORY_FILTERS).optional(),
  sort: z.enum(INVENTORY_SORTS).default('title'),
})
export const inventoryPage = pageOf(inventoryRowSchema)
export const variantIdInput = z.object({ variantId: idSchema('var') })

export const inventoryCountsSchema = z.object({
  all: z.int(),
  low: z.int(),
  out: z.int(),
  reserved: z.int(),
  /** Incidents that nobody has settled. */
  incidents: z.int(),
  defaultLowAt: z.int(),
})

/** Why units came or went by hand. `counted` states what is there; the others what has changed. */
export const STOCK_REASONS = ['counted', 'received', 'damaged', 'returned', 'correction'] as const
export type StockReason = (typeof STOCK_REASONS)[number]
/** What a movement may be: by hand, or by an order (`sold`; `returned` when a paid order was cancelled). */
export const MOVEMENT_KINDS = [...STOCK_REASONS, 'sold'] as const
export type MovementKind = (typeof MOVEMENT_KINDS)[number]

export const movementSchema = z.object({
  id: idSchema('mov'),
  kind: z.enum(MOVEMENT_KINDS),
  change: z.int(),
  /** Units on the shelf afterwards. */
  onHand: z.int(),
  note: z.string(),
  /** Who did it; null for what an order did. */
  actorName: z.string().nullable(),
  /** The factory's part of the order that caused it. */
  order: z.object({ vendorOrderId: idSchema('vor'), number: z.string() }).nullable(),
  createdAt: timestampSchema,
})
export type StockMovement = z.infer<typeof movementSchema>
export const movementsInput = pageInput.extend({ variantId: idSchema('var') })
export const movementsPage = pageOf(movementSchema)

export const reservationsSchema = z.object({
  items: z.array(
    z.object({
      /** The buyer's order, which is not paid yet: the factory has no page for it. */
      orderNumber: z.string().nullable(),
      quantity: z.int(),
      expiresAt: timestampSchema,
    }),
  ),
})

const noteSchema = lineOfText(200, { min: 0 }).default('')
/** Made by the form, once per change: repeating a call with the same one changes nothing. */
const requestIdSchema = z.uuid()
const changeSchema = z
  .int('Enter a whole number.')
  .min(-MAX_UNITS)
  .max(MAX_UNITS)
  .refine((change) => change !== 0, 'Enter how many units came or went.')

export const adjustStockInput = z.discriminatedUnion('reason', [
  z.object({
    variantId: idSchema('var'),
    reason: z.literal('counted'),
    /** What was counted. */
    onHand: z.int('Enter a whole number.').min(0, 'Stock cannot be below zero.').max(MAX_UNITS),
    /** What the page said when counting began: CONFLICT when the shelf has changed since. */
    seenOnHand: z.int(),
    note: noteSchema,
    requestId: requestIdSchema,
  }),
  z.object({
    variantId: idSchema('var'),
    reason: z.enum(['received', 'returned']),
    change: changeSchema.refine((change) => change > 0, 'Enter how many units came in.'),
    note: noteSchema,
    requestId: requestIdSchema,
  }),
  z.object({
    variantId: idSchema('var'),
    reason: z.literal('damaged'),
    change: changeSchema.refine((change) => change < 0, 'Enter how many units are lost.'),
    note: noteSchema,
    requestId: requestIdSchema,
  }),
  z.object({
    variantId: idSchema('var'),
    reason: z.literal('correction'),
    change: changeSchema,
    note: noteSchema,
    requestId: requestIdSchema,
  }),
])
export type AdjustStockInput = z.infer<typeof adjustStockInput>

/** CONFLICT of `adjust`: what lies there now. */
export const stockConflictSchema = z.object({ onHand: z.int(), reserved: z.int() })

const lowAtSchema = z.int('Enter a whole number.').min(0, 'A threshold cannot be below zero.').max(MAX_UNITS)
export const setThresholdInput = z.object({ variantId: idSchema('var'), lowAt: lowAtSchema.nullable() })
export const setDefaultThresholdInput = z.object({ lowAt: lowAtSchema })

export const stockIncidentSchema = z.object({
  orderId: idSchema('ord'),
  variantId: idSchema('var'),
  productTitle: z.string(),
  optionValues: z.array(z.string()),
  sku: z.string(),
  order: z.object({ vendorOrderId: idSchema('vor'), number: z.string() }).nullable(),
  requested: z.int(),
  available: z.int(),
  createdAt: timestampSchema,
  settledAt: timestampSchema.nullable(),
  settledBy: z.string().nullable(),
})
export type StockIncident = z.infer<typeof stockIncidentSchema>
/** Those that wait, the oldest first; or the settled ones, the newest first. */
export const incidentsInput = pageInput.extend({ isSettled: z.boolean().default(false) })
export const incidentsPage = pageOf(stockIncidentSchema)
export const settleIncidentInput = z.object({ orderId: idSchema('ord'), variantId: idSchema('var') })
