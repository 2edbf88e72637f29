import type { PrismaClient } from '@millyard/notification-db'
import type { Clock, Database, Logger, Tx } from '@millyard/service-kit'
import type { Resend } from 'resend'

/** What the use-cases of this service work with. */
export type Deps = {
  database: Database<PrismaClient>
  clock: Clock
  log: Logger
  resend: Resend
  mailFrom: string
  /** Where links in mails lead, per portal. */
  portals: { storefront: string; vendor: string; admin: string }
}

export type NotificationTx = Tx<PrismaClient>
