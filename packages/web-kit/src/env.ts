import { type Audience, SERVICE_NAMES, type ServiceName } from '@millyard/contracts'
import { z } from 'zod'

/** A person whom the demo panel of a sign-in page offers; present only when the demo data is loaded. */
export const demoAccountSchema = z.object({
  label: z.string(),
  email: z.string(),
  password: z.string(),
  /** Of the second step (base32), which the panel answers by itself. Refused in production. */
  twoFactorSecret: z.string().optional(),
})
export type DemoAccount = z.infer<typeof demoAccountSchema>

const url = (port: number) => z.url().default(`http://127.0.0.1:${port}`)

export const webEnvSchema = z.object({
  NODE_ENV: z.string().default('production'),
  /** Encrypts the session cookie. Required in production. */
  AUTH_SECRET: z.string().min(32).optional(),
  API_AUTH_URL: url(8002),
  API_PRODUCT_URL: url(8003),
  API_ORDER_URL: url(8004),
  API_PAYMENT_URL: url(8005),
  API_SHIPPING_URL: url(8006),
  API_NOTIFICATION_URL: url(8007),
  /** `1` marks cookies Secure. Unless set: in production, but not on a person's own machine (MILLYARD_DEV). */
  SECURE_COOKIES: z.enum(['0', '1']).optional(),
  /** `1`: a person's own machine, without HTTPS. `next start` runs as production there too. */
  MILLYARD_DEV: z.string().optional(),
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
  /** Where people write who cannot go on by themselves. */
  SUPPORT_EMAIL: z.email().default('support@millyard.example'),
  STOREFRONT_URL: z.url().default('http://localhost:3000'),
  /** Where factories apply and run their stores. */
  VENDOR_PORTAL_URL: z.url().default('http://localhost:3001'),
  /** Admin console: from how many hours on what waits for staff is marked as overdue. */
  REVIEW_OVERDUE_HOURS: z.coerce.number().int().min(1).max(2_000).default(48),
})

export type WebEnv = z.infer<typeof webEnvSchema> & {
  AUTH_SECRET: string
  SECURE_COOKIES: '0' | '1'
  urls: Record<ServiceName, string>
}

let cached: WebEnv | undefined

/** The app's environment, read once at run time (never at build time, so that one build serves every place). */
export function webEnv(): WebEnv {
  cached ??= readWebEnv(process.env)
  return cached
}

/** Reads and checks the environment. @throws Error in production without AUTH_SECRET */
export function readWebEnv(source: Record<string, string | undefined>): WebEnv {
  const env = webEnvSchema.parse(Object.fromEntries(Object.entries(source).filter(([, value]) => value !== '')))
  // `next start` always runs as production, so what development may do is allowed only where MILLYARD_DEV says so.
  const isProduction = env.NODE_ENV === 'production' && env.MILLYARD_DEV !== '1'
  const secret = env.AUTH_SECRET ?? (isProduction ? undefined : DEVELOPMENT_SECRET)
  if (!secret) throw new Error('AUTH_SECRET: required in production')
  if (isProduction && env.DEMO_ACCOUNTS.some(({ twoFactorSecret }) => twoFactorSecret)) {
    throw new Error('DEMO_ACCOUNTS: no secret of two-factor sign-in in production')
  }
  const urls = Object.fromEntries(
    SERVICE_NAMES.map((name) => [name, env[`API_${name.toUpperCase() as Uppercase<ServiceName>}_URL`]]),
  ) as Record<ServiceName, string>
  return { ...env, AUTH_SECRET: secret, SECURE_COOKIES: env.SECURE_COOKIES ?? (isProduction ? '1' : '0'), urls }
}

const DEVELOPMENT_SECRET = 'millyard-development-secret-not-for-production'

/** Cookies of the three apps must differ: on one host they share a jar across ports. */
export function cookieNames(audience: Audience) {
  return {
    session: `millyard.${audience}.session`,
    /** Of a member of staff who views this app as somebody; beside their own session, which stays. */
    view: `millyard.${audience}.view`,
    csrf: `millyard.${audience}.csrf`,
    callback: `millyard.${audience}.callback`,
    secondStep: `millyard.${audience}.second-step`,
    google: `millyard.${audience}.google`,
  }
}

export const CART_COOKIE = 'millyard.cart'
