import { type Audience, SERVICE_NAMES, type ServiceName } from '@millyard/contracts'
import { z } from 'zod'

/** A person whom the demo panel of a sign-in page offers; present only when the demo data is loaded. */
export const demoAccountSchema = z.object({ label: z.string(), email: z.string(), password: z.string() })
export type DemoAccount = z.infer<typeof demoAccountSchema>

const url = (port: number) => z.url().default(`http://127.0.0.1:${port}`)

const webEnvSchema = z.object({
  NODE_ENV: z.string().default('development'),
  /** Encrypts the session cookie. Required in production. */
  AUTH_SECRET: z.string().min(32).optional(),
  API_AUTH_URL: url(8002),
  API_PRODUCT_URL: url(8003),
  API_ORDER_URL: url(8004),
  API_PAYMENT_URL: url(8005),
  API_SHIPPING_URL: url(8006),
  API_NOTIFICATION_URL: url(8007),
  /** `1` marks cookies Secure; set it wherever the apps are served over HTTPS. */
  SECURE_COOKIES: z.enum(['0', '1']).default('0'),
  /** JSON array of demo accounts for this app's sign-in page. */
  DEMO_ACCOUNTS: z
    .string()
    .default('[]')
    .transform((text) => z.array(demoAccountSchema).parse(JSON.parse(text))),
  /** Where the browser loads Stripe.js from. Empty: Stripe's own address. */
  STRIPE_JS_URL: z.union([z.url(), z.literal('')]).default(''),
  /** Names our Stripe account to the browser; opens nothing. The emulator takes any. */
  STRIPE_PUBLISHABLE_KEY: z.string().startsWith('pk_').default('pk_test_millyard'),
  /** Where product pictures come from, for the content security policy and next/image. */
  PUBLIC_MEDIA_URL: z.url().default('http://localhost:8003/media'),
  STOREFRONT_URL: z.url().default('http://localhost:3000'),
})

export type WebEnv = z.infer<typeof webEnvSchema> & { AUTH_SECRET: string; urls: Record<ServiceName, string> }

let cached: WebEnv | undefined

/** The app's environment, read once at run time (never at build time, so that one build serves every place). */
export function webEnv(): WebEnv {
  if (cached) return cached
  const env = webEnvSchema.parse(Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== '')))
  // `next start` always runs as production, so the development secret is allowed only where MILLYARD_DEV says so.
  const secret =
    env.AUTH_SECRET ??
    (process.env.MILLYARD_DEV === '1' || env.NODE_ENV !== 'production' ? DEVELOPMENT_SECRET : undefined)
  if (!secret) throw new Error('AUTH_SECRET: required in production')
  const urls = Object.fromEntries(
    SERVICE_NAMES.map((name) => [name, env[`API_${name.toUpperCase() as Uppercase<ServiceName>}_URL`]]),
  ) as Record<ServiceName, string>
  cached = { ...env, AUTH_SECRET: secret, urls }
  return cached
}

const DEVELOPMENT_SECRET = 'millyard-development-secret-not-for-production'

/** Cookies of the three apps must differ: on one host they share a jar across ports. */
export function cookieNames(audience: Audience) {
  return {
    session: `millyard.${audience}.session`,
    csrf: `millyard.${audience}.csrf`,
    callback: `millyard.${audience}.callback`,
  }
}

export const CART_COOKIE = 'millyard.cart'
