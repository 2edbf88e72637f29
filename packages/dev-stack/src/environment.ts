import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { repositoryRoot, serviceDatabaseUrl } from '@millyard/service-kit/database'
import type { DemoAccount } from './accounts.ts'
import { DEMO_TWO_FACTOR_SECRET } from './demo/seed/second-step.ts'
import { type AppName, SERVICES, type ServiceName } from './names.ts'
import type { Ports } from './ports.ts'
import { type Secrets, signingJwk } from './secrets.ts'

/** What the environments of all parts are made from. */
export interface StackPlan {
  dataDir: string
  ports: Ports
  secrets: Secrets
  /** Keys of real services from `.env`; what is absent is emulated. */
  real: RealServices
  accounts: readonly DemoAccount[]
  /** What `.env` says, for services that have settings of their own (deadlines, windows, limits). */
  settings?: NodeJS.ProcessEnv
  clockOffsetMs: () => number
}

export interface RealServices {
  stripe?: { secretKey: string; publishableKey: string; webhookSecret: string }
  resend?: { apiKey: string; from: string }
  /** `issuer`: another Google than Google's own. */
  google?: { clientId: string; clientSecret: string; issuer?: string }
}

export const STRIPE_TEST_KEYS = { secretKey: 'sk_test_millyard', publishableKey: 'pk_test_millyard' }
export const GOOGLE_TEST_CLIENT = { clientId: 'millyard-demo', clientSecret: 'millyard-demo-secret' }
const MAIL_FROM = 'Millyard <hello@millyard.example>'

/**
 * Reads the keys of real services. All of a service's keys or none.
 * @throws Error that names the key which is missing.
 */
export function readRealServices(env: NodeJS.ProcessEnv): RealServices {
  const { STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET, RESEND_API_KEY, MAIL_FROM: from } = env
  const real: RealServices = {}
  if (STRIPE_SECRET_KEY) {
    if (!STRIPE_PUBLISHABLE_KEY || !STRIPE_WEBHOOK_SECRET) {
      throw new Error(
        'STRIPE_SECRET_KEY is set: STRIPE_PUBLISHABLE_KEY and STRIPE_WEBHOOK_SECRET are needed too (.env).',
      )
    }
    real.stripe = {
      secretKey: STRIPE_SECRET_KEY,
      publishableKey: STRIPE_PUBLISHABLE_KEY,
      webhookSecret: STRIPE_WEBHOOK_SECRET,
    }
  }
  if (RESEND_API_KEY) real.resend = { apiKey: RESEND_API_KEY, from: from || MAIL_FROM }
  const { GOOGLE_CLIENT_ID: clientId, GOOGLE_CLIENT_SECRET: clientSecret, GOOGLE_ISSUER: issuer } = env
  if (clientId) {
    if (!clientSecret) throw new Error('GOOGLE_CLIENT_ID is set: GOOGLE_CLIENT_SECRET is needed too (.env).')
    real.google = { clientId, clientSecret, ...(issuer ? { issuer } : {}) }
  }
  return real
}

/** The settings in the repository's `.env`, if there is one. */
export function readEnvFile(): NodeJS.ProcessEnv {
  const file = join(repositoryRoot(), '.env')
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
}

/** Where everything is. Apps are `localhost`, as a person types it; the rest is reached by machines. */
export function stackUrls(ports: Ports) {
  const local = (port: number) => `http://127.0.0.1:${port}`
  return {
    storefront: `http://localhost:${ports.storefront}`,
    'vendor-portal': `http://localhost:${ports['vendor-portal']}`,
    admin: `http://localhost:${ports.admin}`,
    auth: local(ports.auth),
    product: local(ports.product),
    order: local(ports.order),
    payment: local(ports.payment),
    shipping: local(ports.shipping),
    notification: local(ports.notification),
    stripe: local(ports.stripe),
    resend: local(ports.resend),
    carrier: local(ports.carrier),
    google: local(ports.google),
  } as const
}
export type StackUrls = ReturnType<typeof stackUrls>

/** What passes from our own environment to every process: the machine's settings, none of an application's. */
const PASSED_ON = [
  ...[
    'PATH',
    'HOME',
    'USER',
    'LANG',
    'LC_ALL',
    'TMPDIR',
    'TMP',
    'TEMP',
    'SystemRoot',
    'APPDATA',
    'NODE_EXTRA_CA_CERTS',
  ],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'NODE_OPTIONS', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'LOG_LEVEL'],
]

/** What every process of the stack is given, ours or not. */
export function machineEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {}
  for (const name of PASSED_ON) if (process.env[name] !== undefined) env[name] = process.env[name]
  // Compiled code and stripped types are kept: the second start of a process takes half the time.
  env.NODE_COMPILE_CACHE = join(repositoryRoot(), 'node_modules/.cache/node-compile')
  env.NODE_NO_WARNINGS = '1'
  return env
}

/** The environment of one service; the names are those that the service's own zod schema reads. */
export function serviceEnvironment(plan: StackPlan, service: ServiceName): NodeJS.ProcessEnv {
  const urls = stackUrls(plan.ports)
  const settings = plan.settings ?? {}
  const specific: Record<ServiceName, NodeJS.ProcessEnv> = {
    auth: {
      SIGN_IN_ATTEMPTS_PER_IP: settings.SIGN_IN_ATTEMPTS_PER_IP ?? '1000', // everybody is on one machine
      DOCUMENTS_DIR: join(plan.dataDir, 'documents'),
      DEMO_TWO_FACTOR_SECRET,
      GOOGLE_CLIENT_ID: (plan.real.google ?? GOOGLE_TEST_CLIENT).clientId,
      GOOGLE_CLIENT_SECRET: (plan.real.google ?? GOOGLE_TEST_CLIENT).clientSecret,
      GOOGLE_ISSUER: plan.real.google ? plan.real.google.issuer : urls.google,
    },
    product: {
      MEDIA_DIR: join(plan.dataDir, 'media'),
      IMPORTS_DIR: join(plan.dataDir, 'imports'),
      MEDIA_FORMATS: settings.MEDIA_FORMATS ?? 'webp', // AVIF is a quarter smaller and takes three times as long to make: for production
      PUBLIC_MEDIA_URL: publicMediaUrl(plan),
      COMPARISON_AFTER_DAYS: settings.COMPARISON_AFTER_DAYS ?? '0', // the goods of the demo are as old as the stack
    },
    order: {},
    payment: plan.real.stripe
      ? stripeKeys(plan.real.stripe)
      : {
          ...stripeKeys({ ...STRIPE_TEST_KEYS, webhookSecret: plan.secrets.stripeWebhookSecret }),
          STRIPE_API_BASE: urls.stripe,
        },
    shipping: {
      CARRIER_URL: urls.carrier,
      CARRIER_WEBHOOK_SECRET: plan.secrets.carrierWebhookSecret,
    },
    notification: plan.real.resend
      ? { RESEND_API_KEY: plan.real.resend.apiKey, MAIL_FROM: plan.real.resend.from }
      : { RESEND_API_KEY: 're_millyard', RESEND_BASE_URL: urls.resend, MAIL_FROM },
  }
  return {
    ...machineEnvironment(),
    ...settings,
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
    PORT: String(plan.ports[service]),
    DATABASE_URL: serviceDatabaseUrl(service, { host: '127.0.0.1', port: plan.ports.postgres }),
    SERVICE_SIGNING_JWK: signingJwk(plan.secrets, service),
    ...Object.fromEntries(SERVICES.map((name) => [`${name.toUpperCase()}_URL`, urls[name]])),
    STOREFRONT_URL: urls.storefront,
    VENDOR_PORTAL_URL: urls['vendor-portal'],
    ADMIN_URL: urls.admin,
    MILLYARD_DEV_CONTROLS: '1',
    MILLYARD_CLOCK_OFFSET_MS: String(plan.clockOffsetMs()),
    ...specific[service],
  }
}

/** The environment of one app, read when it runs: one build serves every stack. */
export function appEnvironment(plan: StackPlan, app: AppName, mode: 'start' | 'dev'): NodeJS.ProcessEnv {
  const urls = stackUrls(plan.ports)
  return {
    ...machineEnvironment(),
    NODE_ENV: mode === 'start' ? 'production' : 'development',
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(plan.ports[app]),
    MILLYARD_DEV: '1', // this is a person's own machine: no HTTPS, and a demo panel when there are demo accounts
    AUTH_SECRET: plan.secrets.authSecret,
    AUTH_TRUST_HOST: '1',
    SECURE_COOKIES: '0',
    ...Object.fromEntries(SERVICES.map((name) => [`API_${name.toUpperCase()}_URL`, urls[name]])),
    STOREFRONT_URL: urls.storefront,
    VENDOR_PORTAL_URL: urls['vendor-portal'],
    ADMIN_URL: urls.admin,
    PUBLIC_MEDIA_URL: publicMediaUrl(plan),
    STRIPE_PUBLISHABLE_KEY: (plan.real.stripe ?? STRIPE_TEST_KEYS).publishableKey,
    STRIPE_JS_URL: plan.real.stripe ? '' : `http://localhost:${plan.ports.stripe}/v3/stripe.js`,
    DEMO_ACCOUNTS: JSON.stringify(
      plan.accounts
        .filter((account) => account.app === app)
        .map(({ label, email, password, twoFactorSecret }) => ({ label, email, password, twoFactorSecret })),
    ),
  }
}

function publicMediaUrl(plan: StackPlan): string {
  return `http://localhost:${plan.ports.product}/media`
}

function stripeKeys(keys: { secretKey: string; publishableKey: string; webhookSecret: string }): NodeJS.ProcessEnv {
  return {
    STRIPE_SECRET_KEY: keys.secretKey,
    STRIPE_PUBLISHABLE_KEY: keys.publishableKey,
    STRIPE_WEBHOOK_SECRET: keys.webhookSecret,
  }
}
