import { PrismaClient } from '@millyard/notification-db'
import { baseEnvSchema, createDatabase, defineService } from '@millyard/service-kit'
import { Resend } from 'resend'
import { z } from 'zod'
import type { Deps } from './deps.ts'
import { events } from './events.ts'
import { jobs } from './jobs.ts'
import { appRouter } from './router.ts'

const DEVELOPMENT_KEY = 're_dev_key'
const EMULATOR_URL = 'http://127.0.0.1:8011'

const env = baseEnvSchema.extend({
  /** Required in production. */
  RESEND_API_KEY: z.string().default(DEVELOPMENT_KEY),
  /** Another Resend. Default: Resend's own address, or the emulator's port when the key is the default one. */
  RESEND_BASE_URL: z.url().optional(),
  MAIL_FROM: z.string().default('Millyard <post@millyard.example>'),
})

const withoutSlash = (url: string) => url.replace(/\/+$/, '')

function createResend(apiKey: string, baseUrl: string | undefined): Resend {
  const url = baseUrl ?? (apiKey === DEVELOPMENT_KEY ? EMULATOR_URL : undefined)
  return new Resend(apiKey, url ? { baseUrl: withoutSlash(url) } : {})
}

/** The notification service: who needs to know, by mail and in the portals. */
export const service = defineService({
  name: 'notification',
  env,
  requiredInProduction: ['RESEND_API_KEY', 'MAIL_FROM', 'STOREFRONT_URL', 'VENDOR_PORTAL_URL', 'ADMIN_URL'],
  build: (kit) => {
    const database = createDatabase(PrismaClient, { url: kit.env.DATABASE_URL, pool: kit.env.DATABASE_POOL })
    const deps: Deps = {
      database,
      clock: kit.clock,
      log: kit.log,
      resend: createResend(kit.env.RESEND_API_KEY, kit.env.RESEND_BASE_URL),
      mailFrom: kit.env.MAIL_FROM,
      portals: {
        storefront: withoutSlash(kit.env.STOREFRONT_URL),
        vendor: withoutSlash(kit.env.VENDOR_PORTAL_URL),
        admin: withoutSlash(kit.env.ADMIN_URL),
      },
    }
    return { deps, database, router: appRouter, events, jobs }
  },
})
