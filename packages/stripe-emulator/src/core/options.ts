/** A webhook endpoint that exists from the start, like `stripe listen --forward-to`. */
export interface ConfiguredWebhookEndpoint {
  url: string
  /** `whsec_…`, the secret which signs the deliveries. */
  secret: string
  /** Default `['*']`. */
  enabledEvents?: readonly string[]
  /** Default `both`: events of the platform and of its connected accounts, as the Stripe CLI forwards them. */
  scope?: 'platform' | 'connect' | 'both'
}

export interface StripeEmulatorOptions {
  /** 0 picks a free port. Default 8010. */
  port?: number
  /** Address to listen on. Default 127.0.0.1. */
  host?: string
  /** The address others reach it by, used in links. Default `http://localhost:<port>`. */
  publicUrl?: string
  /** Secret keys that are accepted. Default: every key which starts with `sk_test_` or `rk_test_`. */
  secretKeys?: readonly string[]
  /** Publishable keys that are accepted. Default: every key which starts with `pk_test_`. */
  publishableKeys?: readonly string[]
  /** Keep the state in this JSON file. Without it, everything is forgotten at the end. */
  dataFile?: string
  webhookEndpoints?: readonly ConfiguredWebhookEndpoint[]
  /** Waits between delivery attempts; the attempt after the last one is the final one. */
  webhookRetryDelaysMs?: readonly number[]
  /** How long a receiver may take to answer. Default 10,000. */
  webhookTimeoutMs?: number
  /** Wait before every API answer, while the idempotency key is held. Default 0. */
  latencyMs?: number
  /** Stripe's fee on a charge. Default 290 basis points + 30 minor units. */
  fee?: { basisPoints: number; fixedMinor: number }
  /** Taken with every dispute that is not a mere inquiry, in minor units. Default 1,500. */
  disputeFee?: number
  /** Older events are forgotten beyond this number. Default 5,000. */
  maxEvents?: number
}

/** Quick at first, so that tests do not wait; long enough at the end for a service to restart (about two minutes). */
export const DEFAULT_RETRY_DELAYS_MS = [100, 250, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000]
export const DEFAULT_FEE = { basisPoints: 290, fixedMinor: 30 }
export const DEFAULT_DISPUTE_FEE = 1_500
export const DEFAULT_MAX_EVENTS = 5_000
export const DEFAULT_PORT = 8010
