import { currencySchema } from '@millyard/contracts'
import { PrismaClient } from '@millyard/order-db'
import { baseEnvSchema, createDatabase, defineService } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from './deps.ts'
import { events } from './events.ts'
import { jobs, sweeps } from './jobs.ts'
import { createPeers } from './peers.ts'
import { appRouter } from './router.ts'

export const env = baseEnvSchema.extend({
  /** Currency of an empty cart. */
  MARKETPLACE_CURRENCY: currencySchema.default('EUR'),
  /** Minutes that a buyer has to pay; then the order is cancelled and its stock released. */
  ORDER_PAYMENT_MINUTES: z.coerce.number().int().min(1).max(10_080).default(60),
  /** Days after delivery until a vendor order is complete and its payout due. */
  RETURN_WINDOW_DAYS: z.coerce.number().int().min(0).max(365).default(14),
  /** Days after the day on which a part should have left until factory and buyer are told that it has not. */
  SHIP_NOTICE_DAYS: z.coerce.number().int().min(0).max(365).default(0),
  /** Days after that day until what is not sent is cancelled and refunded. */
  SHIP_CANCEL_DAYS: z.coerce.number().int().min(3).max(365).default(7),
  /** Seconds after which a checkout that was left half-way is finished or undone; longer than the slowest checkout takes. */
  CHECKOUT_RESUME_SECONDS: z.coerce.number().int().min(1).default(60),
})

/** The order service: the only place where its parts are put together. */
export const service = defineService({
  name: 'order',
  env,
  build(kit) {
    const database = createDatabase(PrismaClient, { url: kit.env.DATABASE_URL, pool: kit.env.DATABASE_POOL })
    const deps: Deps = {
      database,
      clock: kit.clock,
      log: kit.log,
      peers: createPeers(kit.client),
      settings: {
        currency: kit.env.MARKETPLACE_CURRENCY,
        paymentMinutes: kit.env.ORDER_PAYMENT_MINUTES,
        returnWindowDays: kit.env.RETURN_WINDOW_DAYS,
        shipNoticeDays: kit.env.SHIP_NOTICE_DAYS,
        shipCancelDays: kit.env.SHIP_CANCEL_DAYS,
        resumeSeconds: kit.env.CHECKOUT_RESUME_SECONDS,
      },
      afterStep: async () => undefined,
    }
    return { deps, database, router: appRouter, events, jobs, sweeps }
  },
})
