import type { PrismaClient } from '@millyard/payment-db'
import type { Clock, Database, Tx as KitTx, Logger } from '@millyard/service-kit'
import type Stripe from 'stripe'

/** A transaction on the payment database. */
export type Tx = KitTx<PrismaClient>

export type Settings = {
  /** Given to browsers; names the Stripe account, opens nothing. */
  publishableKey: string
  /** Any of them may have signed an event: Stripe gives every endpoint (ours, and that for connected accounts) its own. */
  webhookSecrets: readonly string[]
  /** Those in which the platform has a balance at Stripe: what is charged in them is not exchanged. */
  settlementCurrencies: ReadonlySet<string>
  /** Where Stripe's onboarding page sends the vendor back to, and where when its link is too old. */
  onboardingReturnUrl: string
  onboardingRefreshUrl: string
}

/** What every use-case of this service is given. */
export type Deps = {
  database: Database<PrismaClient>
  clock: Clock
  log: Logger
  stripe: Stripe
  settings: Settings
}
