import type { PrismaClient } from '@millyard/order-db'
import type { Clock, Database, Logger, Tx } from '@millyard/service-kit'
import type { Peers } from './peers.ts'

/** A place in the checkout, or in a cancellation, between two steps, where a process may die. */
export type CheckoutStep = 'order_written' | 'stock_reserved' | 'payment_created' | 'given_up' | 'units_withheld'

/** What the use-cases of this service are given. Wired in `service.ts` alone. */
export type Deps = {
  database: Database<PrismaClient>
  clock: Clock
  log: Logger
  peers: Peers
  settings: {
    /** Currency of an empty cart. */
    currency: string
    /** Minutes that a buyer has to pay. */
    paymentMinutes: number
    /** Days after delivery until a vendor order is complete and its payout due. */
    returnWindowDays: number
    /** Days after the day on which a part should have left, until it is told and until it is cancelled. */
    shipNoticeDays: number
    shipCancelDays: number
    /** Real seconds after which a checkout or a cancellation that did not come to its end is taken up by the job. */
    resumeSeconds: number
  }
  /** Called between the steps of a checkout. Does nothing; a test throws here what a crash would be (P03). */
  afterStep(step: CheckoutStep, orderId: string): Promise<void>
}

/** An open transaction on this service's database. */
export type OrderTx = Tx<PrismaClient>
/** Anything that can read: the client, or a transaction. */
export type Reader = Pick<PrismaClient, '$queryRaw'>
