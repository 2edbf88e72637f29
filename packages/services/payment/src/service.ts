import { currencyCodeSchema } from '@millyard/money'
import { PrismaClient } from '@millyard/payment-db'
import { baseEnvSchema, createDatabase, defineService } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from './deps.ts'
import { events } from './events.ts'
import { jobs, sweeps } from './jobs.ts'
import { appRouter } from './router.ts'
import { createStripe, DEVELOPMENT_STRIPE } from './stripe.ts'
import { registerStripeWebhook } from './webhooks/stripe-webhook.route.ts'

/** The payment service: its environment and its wiring. */
export const service = defineService({
  name: 'payment',
  env: baseEnvSchema.extend({
    /** Stripe's keys. The defaults are those of the emulator in development; production has none. */
    STRIPE_SECRET_KEY: z.string().default(DEVELOPMENT_STRIPE.secretKey),
    STRIPE_PUBLISHABLE_KEY: z.string().default(DEVELOPMENT_STRIPE.publishableKey),
    /**
     * Signs what Stripe sends to `POST /webhooks/stripe`. Two, with a comma between: Stripe has one endpoint for the
     * platform's events and one for those of connected accounts, and gives each its own secret.
     */
    STRIPE_WEBHOOK_SECRET: z.string().default(DEVELOPMENT_STRIPE.webhookSecret),
    /** Another Stripe, e.g. the emulator. Default: api.stripe.com, or the emulator's port when the key is the default one. */
    STRIPE_API_BASE: z.url().optional(),
    /** With commas between: the currencies in which the platform's Stripe account has a balance. Others are not charged. */
    SETTLEMENT_CURRENCIES: z
      .string()
      .default('EUR,USD,GBP,CHF,JPY,KWD')
      .transform((list) => list.split(',').map((code) => code.trim()))
      .pipe(z.array(currencyCodeSchema).min(1)),
    /** Where in the vendor portal Stripe's onboarding page returns to, when done and when its link was too old. */
    PAYOUT_RETURN_PATH: z.string().startsWith('/').default('/payouts?onboarding=done'),
    PAYOUT_REFRESH_PATH: z.string().startsWith('/').default('/payouts?onboarding=again'),
  }),
  requiredInProduction: ['STRIPE_SECRET_KEY', 'STRIPE_PUBLISHABLE_KEY', 'STRIPE_WEBHOOK_SECRET'],
  build(kit) {
    const { env, clock, log } = kit
    const database = createDatabase(PrismaClient, { url: env.DATABASE_URL, pool: env.DATABASE_POOL })
    const deps: Deps = {
      database,
      clock,
      log,
      stripe: createStripe({ secretKey: env.STRIPE_SECRET_KEY, apiBase: env.STRIPE_API_BASE }),
      settings: {
        publishableKey: env.STRIPE_PUBLISHABLE_KEY,
        webhookSecrets: env.STRIPE_WEBHOOK_SECRET.split(',').map((secret) => secret.trim()),
        settlementCurrencies: new Set(env.SETTLEMENT_CURRENCIES),
        onboardingReturnUrl: new URL(env.PAYOUT_RETURN_PATH, env.VENDOR_PORTAL_URL).href,
        onboardingRefreshUrl: new URL(env.PAYOUT_REFRESH_PATH, env.VENDOR_PORTAL_URL).href,
      },
    }
    return {
      deps,
      database,
      router: appRouter,
      events,
      jobs,
      sweeps,
      routes: (app) => registerStripeWebhook(app, deps),
    }
  },
})
