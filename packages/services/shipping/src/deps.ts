import type { Clock, Database, Logger, Tx } from '@millyard/service-kit'
import type { PrismaClient } from '@millyard/shipping-db'
import type { Carriers } from './parcels/carriers.ts'

/** What the use-cases of this service work with. */
export type Deps = {
  database: Database<PrismaClient>
  clock: Clock
  log: Logger
  carriers: Carriers
  carrierWebhookSecret: string
}

export type ShippingTx = Tx<PrismaClient>
