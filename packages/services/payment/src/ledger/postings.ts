import type { LEDGER_ACCOUNT_KINDS, LedgerTransactionKind } from '@millyard/contracts'
import { sumMinor } from '@millyard/money'

export type LedgerAccountKind = (typeof LEDGER_ACCOUNT_KINDS)[number]

/** One side of a posting. Credit positive, debit negative. */
export type Entry = { kind: LedgerAccountKind; vendorId: string | null; amountMinor: number }

/** Something that happened to money: what (`kind`), to what (`reference`), and who owns how much more or less since. */
export type Posting = {
  kind: LedgerTransactionKind
  reference: string
  description: string
  currency: string
  entries: Entry[]
}

type Charge = {
  orderId: string
  orderNumber: string
  amountMinor: number
  feeMinor: number
  currency: string
  shares: readonly { vendorId: string; commissionMinor: number; payableMinor: number }[]
}
type Share = {
  vendorOrderId: string
  vendorOrderNumber: string
  vendorId: string
  amountMinor: number
  currency: string
}

const platform = (kind: LedgerAccountKind, amountMinor: number): Entry => ({ kind, vendorId: null, amountMinor })
const vendor = (kind: 'vendor_held' | 'vendor_due', vendorId: string, amountMinor: number): Entry => ({
  kind,
  vendorId,
  amountMinor,
})

/** The card was charged: Stripe holds the amount less its fee; it belongs to the vendors (held) and to us (commission). */
export function chargePosting(charge: Charge): Posting {
  return {
    kind: 'charge',
    reference: charge.orderId,
    description: `Order ${charge.orderNumber} paid`,
    currency: charge.currency,
    entries: [
      platform('stripe', charge.feeMinor - charge.amountMinor),
      platform('stripe_fees', -charge.feeMinor),
      ...charge.shares.map((share) => vendor('vendor_held', share.vendorId, share.payableMinor)),
      platform('commission', sumMinor(charge.shares.map((share) => share.commissionMinor))),
    ],
  }
}

/** The card was charged for an order that is cancelled already: all of it belongs to the customer. */
export function lateChargePosting(
  charge: Omit<Charge, 'orderId' | 'shares'> & {
    /** The order, or an intent that is not the order's payment. */
    reference: string
  },
): Posting {
  return {
    kind: 'late_charge',
    reference: charge.reference,
    description: `Order ${charge.orderNumber} paid after it was cancelled`,
    currency: charge.currency,
    entries: [
      platform('stripe', charge.feeMinor - charge.amountMinor),
      platform('stripe_fees', -charge.feeMinor),
      platform('customer_refundable', charge.amountMinor),
    ],
  }
}

/** A paid order was cancelled: what the vendors and we had in it belongs to the customer again. */
export function cancellationPosting(charge: Omit<Charge, 'feeMinor'>): Posting {
  return {
    kind: 'cancellation',
    reference: charge.orderId,
    description: `Order ${charge.orderNumber} cancelled after it was paid`,
    currency: charge.currency,
    entries: [
      ...charge.shares.map((share) => vendor('vendor_held', share.vendorId, -share.payableMinor)),
      platform('commission', -sumMinor(charge.shares.map((share) => share.commissionMinor))),
      platform('customer_refundable', charge.amountMinor),
    ],
  }
}

type RefundRequest = {
  /** Ours, `prf_…`. */
  refundId: string
  vendorOrderNumber: string
  vendorId: string
  amountMinor: number
  commissionMinor: number
  currency: string
  /** Before the return window has closed; afterwards it is, or was, due. */
  isHeld: boolean
  /** The bank took it: a dispute was lost. */
  isChargeback: boolean
}

/**
 * A part of a vendor order goes back to the buyer: the vendor and we give up what we had in it, at the terms of the sale.
 * When the vendor has been paid, `vendor_due` falls below zero: it owes that.
 */
export function refundRequestedPosting(refund: RefundRequest): Posting {
  const { refundId, vendorOrderNumber, vendorId, amountMinor, commissionMinor, currency, isHeld, isChargeback } = refund
  return {
    kind: 'refund_requested',
    reference: refundId,
    description: `${isChargeback ? 'Chargeback' : 'Refund'} of vendor order ${vendorOrderNumber}`,
    currency,
    entries: [
      vendor(isHeld ? 'vendor_held' : 'vendor_due', vendorId, commissionMinor - amountMinor),
      platform('commission', -commissionMinor),
      platform('customer_refundable', amountMinor),
    ],
  }
}

/** The vendor's account gave back what a refund has taken of an earlier payout. */
export function reversalPosting(recovery: {
  refundId: string
  vendorOrderNumber: string
  vendorId: string
  amountMinor: number
  currency: string
}): Posting {
  const { refundId, vendorOrderNumber, vendorId, amountMinor, currency } = recovery
  return {
    kind: 'reversal',
    reference: refundId,
    description: `Transfer of vendor order ${vendorOrderNumber} taken back`,
    currency,
    entries: [platform('stripe', -amountMinor), vendor('vendor_due', vendorId, amountMinor)],
  }
}

type Refund = { refundId: string; attempt: number; orderNumber: string; amountMinor: number; currency: string }

/** Each attempt may go out and come back: the first is called as the refund itself. */
function attemptOf({ refundId, attempt }: Refund): string {
  return attempt === 0 ? refundId : `${refundId}:${attempt}`
}

/** Stripe sent the customer's money back. Its fee stays with it: the platform bears that. */
export function refundPosting(refund: Refund): Posting {
  return {
    kind: 'refund',
    reference: attemptOf(refund),
    description: `Order ${refund.orderNumber} refunded`,
    currency: refund.currency,
    entries: [platform('customer_refundable', -refund.amountMinor), platform('stripe', refund.amountMinor)],
  }
}

/** The buyer's bank sent a refund back that had succeeded: Stripe holds the money again, and it is still the customer's. */
export function refundFailedPosting(refund: Refund): Posting {
  return {
    kind: 'refund_failed',
    reference: attemptOf(refund),
    description: `Refund of order ${refund.orderNumber} came back`,
    currency: refund.currency,
    entries: [platform('stripe', -refund.amountMinor), platform('customer_refundable', refund.amountMinor)],
  }
}

/** What a dispute moves at Stripe: out when it opens, back when it is won. Amounts as Stripe signs them: out is negative. */
export type DisputeMovement = {
  disputeId: string
  orderNumber: string
  amountMinor: number
  /** What Stripe keeps for it, or gives back (negative). */
  feeMinor: number
  currency: string
}

/** The bank has taken the money while it decides, or has given it back. Stripe's fee is the platform's, as with charges. */
export function disputeMovementPosting(movement: DisputeMovement): Posting {
  const { disputeId, orderNumber, amountMinor, feeMinor, currency } = movement
  const isBack = amountMinor > 0
  return {
    kind: isBack ? 'dispute_won' : 'dispute_opened',
    reference: disputeId,
    description: `Order ${orderNumber} ${isBack ? 'won back from' : 'disputed by'} the buyer’s bank`,
    currency,
    entries: [
      platform('stripe', feeMinor - amountMinor),
      platform('stripe_fees', -feeMinor),
      platform('disputed', amountMinor),
    ],
  }
}

/**
 * The bank has decided for the buyer: what it took pays what buyers were owed, of which the vendors and we have given up our
 * parts. What it took beyond all that was left of the order is the platform's loss.
 */
export function disputeLostPosting(dispute: {
  disputeId: string
  orderNumber: string
  owedMinor: number
  beyondMinor: number
  currency: string
}): Posting {
  const { disputeId, orderNumber, owedMinor, beyondMinor, currency } = dispute
  return {
    kind: 'dispute_lost',
    reference: disputeId,
    description: `Dispute of order ${orderNumber} lost`,
    currency,
    entries: [
      platform('disputed', owedMinor + beyondMinor),
      platform('customer_refundable', -owedMinor),
      platform('dispute_losses', -beyondMinor),
    ],
  }
}

/** Delivered, and the return window has closed: what was held is due. */
export function releasePosting(share: Share): Posting {
  return {
    kind: 'release',
    reference: share.vendorOrderId,
    description: `Vendor order ${share.vendorOrderNumber} completed`,
    currency: share.currency,
    entries: [
      vendor('vendor_held', share.vendorId, -share.amountMinor),
      vendor('vendor_due', share.vendorId, share.amountMinor),
    ],
  }
}

/** The vendor's account at Stripe received what was due. */
export function payoutPosting(share: Share): Posting {
  return {
    kind: 'payout',
    reference: share.vendorOrderId,
    description: `Vendor order ${share.vendorOrderNumber} paid out`,
    currency: share.currency,
    entries: [vendor('vendor_due', share.vendorId, -share.amountMinor), platform('stripe', share.amountMinor)],
  }
}
