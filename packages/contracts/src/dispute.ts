/**
 * A buyer's bank asks for a charge back. While it decides, the money lies with it; when it decides for the buyer, what it took
 * was the vendors' and ours (docs/ledger.md). https://docs.stripe.com/disputes/how-disputes-work
 */
import { z } from 'zod'
import { amountMinorSchema, currencySchema, pageInput, pageOf, timestampSchema } from './common.ts'
import { idSchema } from './ids.ts'

/**
 * inquiry: the bank only asks, no money has moved. open: it has taken the money and decides. won: the money is back, or was
 * never taken. lost: the buyer keeps it.
 */
export const DISPUTE_STATES = ['inquiry', 'open', 'won', 'lost'] as const
export const disputeStateSchema = z.enum(DISPUTE_STATES)
export type DisputeState = z.infer<typeof disputeStateSchema>

/** Stripe's own id. */
export const disputeIdSchema = z.string().min(1).max(100)

export const adminDisputesInput = pageInput.extend({ state: disputeStateSchema.optional() })
export const adminDisputeSchema = z.object({
  id: disputeIdSchema,
  state: disputeStateSchema,
  /** Stripe's word for what the buyer told the bank, for example `product_not_received`. */
  reason: z.string(),
  orderId: idSchema('ord').nullable(),
  orderNumber: z.string().nullable(),
  amountMinor: amountMinorSchema,
  /** What Stripe has taken for it; the platform bears it. */
  feeMinor: amountMinorSchema,
  currency: currencySchema.nullable(),
  openedAt: timestampSchema,
  /** Until when the bank takes evidence; null when it takes none. */
  evidenceDueAt: timestampSchema.nullable(),
  evidenceSentAt: timestampSchema.nullable(),
  closedAt: timestampSchema.nullable(),
})
export type AdminDispute = z.infer<typeof adminDisputeSchema>
export const adminDisputesPage = pageOf(adminDisputeSchema)
export const disputeIdInput = z.object({ disputeId: disputeIdSchema })

/** At most 20,000 characters a text, as https://docs.stripe.com/api/disputes/evidence_object says; empty ones are not sent. */
const evidenceText = z.string().trim().max(20_000, 'Use at most 20,000 characters.').default('')
export const sendEvidenceInput = disputeIdInput.extend({
  productDescription: evidenceText,
  shippingCarrier: evidenceText,
  shippingTrackingNumber: evidenceText,
  shippingDate: evidenceText,
  explanation: evidenceText.refine((text) => text.length > 0, 'Say why the charge is right.'),
})
