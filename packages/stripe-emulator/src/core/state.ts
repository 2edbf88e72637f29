import type Stripe from 'stripe'
import type { TestCardKey } from '../payment-methods/test-cards.ts'

/** What one Stripe account owns. The platform has one, and every connected account has its own. */
export interface AccountTables {
  customers: Record<string, Stripe.Customer>
  paymentMethods: Record<string, Stripe.PaymentMethod>
  /** Which test card stands behind a payment method: never answered, as Stripe never answers a card number. */
  testCards: Record<string, TestCardKey>
  paymentIntents: Record<string, Stripe.PaymentIntent>
  charges: Record<string, Stripe.Charge>
  refunds: Record<string, Stripe.Refund>
  disputes: Record<string, Stripe.Dispute>
  transfers: Record<string, Stripe.Transfer>
  transferReversals: Record<string, Stripe.TransferReversal>
  balanceTransactions: Record<string, Stripe.BalanceTransaction>
  /** Currency → available amount in minor units: always the sum of `net` over the balance transactions. */
  available: Record<string, number>
}

export interface AccountLinkRecord {
  token: string
  account: string
  refreshUrl: string
  returnUrl: string
  /** Seconds on the emulator's clock. */
  expiresAt: number
  used: boolean
}

export interface WebhookEndpointRecord {
  endpoint: Stripe.WebhookEndpoint
  secret: string
  /** `platform`: the platform's own events; `connect`: those of connected accounts; `both`: as the Stripe CLI forwards. */
  scope: 'platform' | 'connect' | 'both'
  /** Set by the options at start, not through the API. */
  configured: boolean
}

export interface DeliveryRecord {
  id: string
  eventId: string
  eventType: string
  endpointId: string
  status: 'pending' | 'succeeded' | 'failed'
  attempts: number
  /** HTTP status of the last attempt; null when no answer came. */
  lastStatus: number | null
  lastError: string | null
  /** Real time, milliseconds. */
  createdAtMs: number
  lastAttemptAtMs: number | null
}

export interface EventRecord {
  event: Stripe.Event
  /** The connected account whose event it is, or null for the platform. */
  account: string | null
}

export interface IdempotencyRecord {
  fingerprint: string
  status: number
  body: string
  requestId: string
  /** Real time, milliseconds. */
  createdAtMs: number
}

/** Everything that the emulator remembers: plain JSON, so that it can be written to a file and inspected. */
export interface EmulatorState {
  clockOffsetMs: number
  platform: AccountTables
  connected: Record<string, AccountTables>
  accounts: Record<string, Stripe.Account>
  accountLinks: Record<string, AccountLinkRecord>
  events: Record<string, EventRecord>
  webhookEndpoints: Record<string, WebhookEndpointRecord>
  deliveries: Record<string, DeliveryRecord>
  idempotency: Record<string, IdempotencyRecord>
}

export function emptyTables(): AccountTables {
  return {
    customers: {},
    paymentMethods: {},
    testCards: {},
    paymentIntents: {},
    charges: {},
    refunds: {},
    disputes: {},
    transfers: {},
    transferReversals: {},
    balanceTransactions: {},
    available: {},
  }
}

export function emptyState(): EmulatorState {
  return {
    clockOffsetMs: 0,
    platform: emptyTables(),
    connected: {},
    accounts: {},
    accountLinks: {},
    events: {},
    webhookEndpoints: {},
    deliveries: {},
    idempotency: {},
  }
}

/** The tables of a connected account, made on first use. `null` is the platform. */
export function tablesOf(state: EmulatorState, account: string | null): AccountTables {
  if (account === null) return state.platform
  state.connected[account] ??= emptyTables()
  return state.connected[account]
}
