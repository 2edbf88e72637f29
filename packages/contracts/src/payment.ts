/**
 * What the payment service takes and gives.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | payments.forOrder | customer | state of my order's payment; the client secret while it can still be paid |
 * | payoutAccount.get | vendor payouts.read | Connect account: none, what is missing, ready |
 * | payoutAccount.startOnboarding | vendor payouts.manage | the address of Stripe's onboarding page |
 * | payoutAccount.openDashboard | vendor payouts.manage | the address of the vendor's own page at Stripe: its bank account |
 * | payouts.balance / list | vendor payouts.read | what is held, due and paid, from the ledger (P23) |
 * | finance.trialBalance / entries | admin finance.read | every account's balance per currency; sums to zero |
 * | finance.payouts / payments / refunds | admin finance.read | those of the whole marketplace |
 * | finance.retryRefund | admin finance.manage | a refund that the buyer's bank sent back is tried again |
 * | finance.disputes | admin finance.read | charges that buyers' banks ask back |
 * | finance.sendEvidence / acceptDispute | admin finance.manage | what the bank is told; once, for good |
 * | webhooks.list / retry | admin operations.read / manage | what Stripe has sent, and trying it again |
 * | internal.quoteCommission | service order | commission per line by the rules in force now |
 * | internal.createPayment / cancelPayment | service order | PaymentIntent for an order; idempotent per order |
 *
 * `POST /webhooks/stripe` takes Stripe's signed events.
 */
import { z } from 'zod'
import { amountMinorSchema, currencySchema, pageInput, pageOf, timestampSchema } from './common.ts'
import { idSchema } from './ids.ts'

export const PAYMENT_STATUSES = ['pending', 'requires_action', 'failed', 'succeeded', 'cancelled', 'refunded'] as const
export const paymentStatusSchema = z.enum(PAYMENT_STATUSES)
export type PaymentStatus = z.infer<typeof paymentStatusSchema>

export const paymentForOrderSchema = z.object({
  status: paymentStatusSchema,
  amountMinor: amountMinorSchema,
  currency: currencySchema,
  clientSecret: z.string().nullable(),
  publishableKey: z.string(),
  /** Why the last try failed, as the card's bank said it; null when it did not. */
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
})

export const payoutAccountSchema = z.object({
  status: z.enum(['none', 'incomplete', 'ready', 'restricted']),
  stripeAccountId: z.string().nullable(),
})
export const onboardingOutput = z.object({ url: z.url() })

export const payoutBalanceSchema = z.object({
  balances: z.array(
    z.object({
      currency: currencySchema,
      /** Paid by buyers, held until the return window closes. */
      heldMinor: amountMinorSchema,
      /** Due now: the next payout. Below zero when refunds came after payouts: the vendor owes it, and the next payouts are less. */
      dueMinor: amountMinorSchema,
      paidMinor: amountMinorSchema,
    }),
  ),
})

export const PAYOUT_STATUSES = ['claimed', 'sent', 'failed'] as const
const payoutLineSchema = z.object({
  vendorOrderId: idSchema('vor'),
  number: z.string(),
  amountMinor: amountMinorSchema,
})
export const payoutSchema = z.object({
  id: idSchema('pot'),
  vendorId: idSchema('ven'),
  status: z.enum(PAYOUT_STATUSES),
  amountMinor: amountMinorSchema,
  currency: currencySchema,
  stripeTransferId: z.string().nullable(),
  failure: z.string().nullable(),
  createdAt: timestampSchema,
  sentAt: timestampSchema.nullable(),
  /** What each order brings, less what was refunded of it before. */
  orders: z.array(payoutLineSchema),
  /** What is kept of it for refunds that came after their payouts; the orders less these are the amount. */
  deductions: z.array(payoutLineSchema),
})
export type Payout = z.infer<typeof payoutSchema>
export const payoutsPage = pageOf(payoutSchema)
export const adminPayoutSchema = payoutSchema.extend({ vendorName: z.string() })
export const adminPayoutsPage = pageOf(adminPayoutSchema)

/**
 * Kinds of ledger account. Balances are credit minus debit in minor units. `stripe` is the platform's Stripe balance (an
 * asset, so negative here), everything else says whom the money belongs to.
 */
export const LEDGER_ACCOUNT_KINDS = [
  'stripe',
  'stripe_fees',
  'vendor_held',
  'vendor_due',
  'commission',
  'customer_refundable',
  'disputed',
  'dispute_losses',
] as const
/** What can happen to money; docs/ledger.md has the posting of each. */
export const LEDGER_TRANSACTION_KINDS = [
  'charge',
  'late_charge',
  'cancellation',
  'refund',
  'refund_requested',
  'refund_failed',
  'release',
  'payout',
  'reversal',
  'dispute_opened',
  'dispute_won',
  'dispute_lost',
] as const
export type LedgerTransactionKind = (typeof LEDGER_TRANSACTION_KINDS)[number]
export const ledgerAccountSchema = z.object({
  id: idSchema('lac'),
  kind: z.enum(LEDGER_ACCOUNT_KINDS),
  vendorId: idSchema('ven').nullable(),
  vendorName: z.string().nullable(),
  currency: currencySchema,
  balanceMinor: amountMinorSchema,
})
export const trialBalanceSchema = z.object({
  accounts: z.array(ledgerAccountSchema),
  /** Zero for every currency, or the ledger is broken. */
  totals: z.array(z.object({ currency: currencySchema, sumMinor: amountMinorSchema })),
})
export const ledgerEntriesInput = pageInput.extend({ accountId: idSchema('lac').optional() })
export const ledgerTransactionSchema = z.object({
  id: idSchema('ltx'),
  kind: z.enum(LEDGER_TRANSACTION_KINDS),
  /** What caused it: an order's, a vendor order's or a payout's id. */
  reference: z.string(),
  description: z.string(),
  at: timestampSchema,
  entries: z.array(
    z.object({
      accountId: idSchema('lac'),
      kind: z.enum(LEDGER_ACCOUNT_KINDS),
      vendorName: z.string().nullable(),
      /** Credit positive, debit negative. */
      amountMinor: amountMinorSchema,
      currency: currencySchema,
    }),
  ),
})
export const ledgerEntriesPage = pageOf(ledgerTransactionSchema)

export const adminPaymentSchema = z.object({
  id: idSchema('pay'),
  orderId: idSchema('ord'),
  orderNumber: z.string(),
  status: paymentStatusSchema,
  amountMinor: amountMinorSchema,
  feeMinor: amountMinorSchema.nullable(),
  currency: currencySchema,
  stripePaymentIntentId: z.string().nullable(),
  createdAt: timestampSchema,
})
export const adminPaymentsPage = pageOf(adminPaymentSchema)

export const quoteCommissionInput = z.object({
  currency: currencySchema,
  lines: z
    .array(
      z.object({
        /** The caller's own key for the line, given back. */
        lineId: z.string().max(80),
        vendorId: idSchema('ven'),
        productId: idSchema('prd'),
        categoryId: idSchema('cat'),
        quantity: z.int().min(1),
        /** What the buyer pays for the goods of this line after discount (P22). */
        netMinor: amountMinorSchema.min(0),
      }),
    )
    .min(1)
    .max(200),
})
export const commissionLineSchema = z.object({
  lineId: z.string(),
  ruleId: idSchema('cru'),
  basisPoints: z.int(),
  fixedPerUnitMinor: amountMinorSchema,
  commissionMinor: amountMinorSchema,
})
export const quoteCommissionOutput = z.object({ lines: z.array(commissionLineSchema) })

export const createPaymentInput = z.object({
  orderId: idSchema('ord'),
  orderNumber: z.string(),
  customerId: idSchema('usr'),
  amountMinor: amountMinorSchema.min(1),
  currency: currencySchema,
  expiresAt: timestampSchema,
  /** One per vendor order; `totalMinor` sums to `amountMinor` or the call is refused (P12). */
  shares: z
    .array(
      z.object({
        vendorOrderId: idSchema('vor'),
        vendorOrderNumber: z.string(),
        vendorId: idSchema('ven'),
        vendorName: z.string(),
        totalMinor: amountMinorSchema.min(0),
        commissionMinor: amountMinorSchema.min(0),
        payableMinor: amountMinorSchema.min(0),
      }),
    )
    .min(1)
    .max(50),
})
export type CreatePaymentInput = z.infer<typeof createPaymentInput>
export const createPaymentOutput = z.object({
  paymentId: idSchema('pay'),
  clientSecret: z.string(),
  publishableKey: z.string(),
})
