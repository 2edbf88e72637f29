import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)

/**
 * What every service reads from its environment. Each has a working development default; in production those marked
 * "required in production" have none and the process refuses to start. Unless NODE_ENV says otherwise, this is production:
 * a deployment that forgot it must not run on published keys.
 */
export const baseEnvSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port,
  DATABASE_URL: z.url(),
  /** Connections of the service's pool; the queue has a small pool of its own. */
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(6),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Ed25519 private key (JWK, JSON) that signs this service's calls to others. Required in production. */
  SERVICE_SIGNING_JWK: z.string().optional(),
  AUTH_URL: z.url().default('http://127.0.0.1:8002'),
  PRODUCT_URL: z.url().default('http://127.0.0.1:8003'),
  ORDER_URL: z.url().default('http://127.0.0.1:8004'),
  PAYMENT_URL: z.url().default('http://127.0.0.1:8005'),
  SHIPPING_URL: z.url().default('http://127.0.0.1:8006'),
  NOTIFICATION_URL: z.url().default('http://127.0.0.1:8007'),
  STOREFRONT_URL: z.url().default('http://localhost:3000'),
  VENDOR_PORTAL_URL: z.url().default('http://localhost:3001'),
  ADMIN_URL: z.url().default('http://localhost:3002'),
  /**
   * Who may say (X-Forwarded-For) on whose behalf a request comes: the apps and the proxies before them, as addresses, CIDRs
   * or `loopback`, `linklocal`, `uniquelocal`, with commas.
   */
  TRUSTED_PROXIES: z.string().default('loopback'),
  /** How long a call to another service may take before it counts as failed. */
  SERVICE_CALL_TIMEOUT_MS: z.coerce.number().int().min(100).default(10_000),
  /** `1` opens `/__dev/*` (the clock). Refused in production. */
  MILLYARD_DEV_CONTROLS: z.enum(['0', '1']).default('0'),
  MILLYARD_CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
})
export type BaseEnv = z.infer<typeof baseEnvSchema>

const REQUIRED_IN_PRODUCTION = ['SERVICE_SIGNING_JWK'] as const

/**
 * Reads and checks the environment; this and the apps' own readers are the only places that touch `process.env`.
 * `requiredInProduction`: names; `A or B` when either will do.
 * @throws Error that names each variable which is missing or wrong, never its value.
 */
export function readEnv<T extends typeof baseEnvSchema>(
  schema: T,
  source: NodeJS.ProcessEnv = process.env,
  requiredInProduction: readonly string[] = [],
): z.infer<T> {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = schema.safeParse(present)
  const problems = result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  if ((present.NODE_ENV ?? 'production') === 'production') {
    for (const name of [...REQUIRED_IN_PRODUCTION, ...requiredInProduction]) {
      const chosen = name.split(' or ').find((choice) => present[choice])
      if (!chosen) problems.push(`${name}: required in production`)
      else if (isPublishedSecret(schema, chosen, present[chosen] ?? ''))
        problems.push(`${name}: the development default is public`)
    }
    if (present.MILLYARD_DEV_CONTROLS === '1') problems.push('MILLYARD_DEV_CONTROLS: must not be 1 in production')
    if (Number(present.MILLYARD_CLOCK_OFFSET_MS ?? 0) !== 0) {
      problems.push('MILLYARD_CLOCK_OFFSET_MS: must be 0 in production')
    }
  }
  if (!result.success || problems.length > 0) {
    throw new Error(`The environment is not complete:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
  }
  return result.data as z.infer<T>
}

/** Whether a secret is the default that anybody can read in this repository. */
function isPublishedSecret(schema: z.ZodObject, name: string, value: string): boolean {
  return /SECRET|KEY/.test(name) && schema.shape[name]?.safeParse(undefined).data === value
}
