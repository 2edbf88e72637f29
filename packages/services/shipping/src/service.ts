import { baseEnvSchema, createDatabase, defineService } from '@millyard/service-kit'
import { PrismaClient } from '@millyard/shipping-db'
import { z } from 'zod'
import type { Deps } from './deps.ts'
import { events } from './events.ts'
import { jobs } from './jobs.ts'
import { createCarriers } from './parcels/carriers.ts'
import { appRouter } from './router.ts'
import { carrierWebhook } from './tracking/carrier-webhook.ts'

const env = baseEnvSchema.extend({
  /** The carrier's API. The emulator's, unless a real one is configured. */
  CARRIER_URL: z.url().default('http://127.0.0.1:8012'),
  /** Signs the carrier's webhooks. Required in production. */
  CARRIER_WEBHOOK_SECRET: z.string().min(8).default('carrier_dev_secret'),
})

/** The shipping service: what reaches whom at which price, and where the parcels are. */
export const service = defineService({
  name: 'shipping',
  env,
  requiredInProduction: ['CARRIER_WEBHOOK_SECRET'],
  build: (kit) => {
    const database = createDatabase(PrismaClient, { url: kit.env.DATABASE_URL, pool: kit.env.DATABASE_POOL })
    const deps: Deps = {
      database,
      clock: kit.clock,
      log: kit.log,
      carriers: createCarriers({
        yardPostUrl: kit.env.CARRIER_URL,
        webhookUrl: `${kit.env.SHIPPING_URL}/webhooks/carrier`,
      }),
      carrierWebhookSecret: kit.env.CARRIER_WEBHOOK_SECRET,
    }
    return { deps, database, router: appRouter, events, jobs, routes: (app) => carrierWebhook(app, deps) }
  },
})
