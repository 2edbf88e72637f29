import { PrismaClient } from '@millyard/notification-db'
import { baseEnvSchema, createDatabase, defineService } from '@millyard/service-kit'
import { Resend } from 'resend'
import { z } from 'zod'
import type { Deps } from './deps.ts'
import { events } from './events.ts'
import { jobs } from './jobs.ts'
import { appRouter } from './router.ts'

const env = baseEnvSchema.extend({
  /** Required in production. */
  RESEND_API_KEY: z.string().default('re_dev_key'),
  /** Empty: Resend's own address. The emulator's in development. */
  RESEND_BASE_URL: z.union([z.url(), z.literal('')]).default('http://127.0.0.1:8011'),
  MAIL_FROM: z.string().default('Millyard <post@millyard.example>'),
})

/** The notification service: who needs to know, by mail and in the portals. */
export const service = defineService({
  name: 'notification',
  env,
  requiredInProduction: ['RESEND_API_KEY', 'MAIL_FROM'],
  build: (kit) => {
    const database = createDatabase(PrismaClient, { url: kit.env.DATABASE_URL, pool: kit.env.DATABASE_POOL })
    const deps: Deps = {
      database,
      clock: kit.clock,
      log: kit.log,
      resend: new Resend(kit.env.RESEND_API_KEY, kit.env.RESEND_BASE_URL ? { baseUrl: kit.env.RESEND_BASE_URL } : {}),
      mailFrom: kit.env.MAIL_FROM,
      portals: { storefront: kit.env.STOREFRONT_URL, vendor: kit.env.VENDOR_PORTAL_URL, admin: kit.env.ADMIN_URL },
    }
    return { deps, database, router: appRouter, events, jobs }
  },
})
