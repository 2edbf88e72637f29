import { expect, test } from 'vitest'
import { appEnvironment, readRealServices, type StackPlan, serviceEnvironment } from './environment.ts'
import { APPS, SERVICES } from './names.ts'
import { DEFAULT_PORTS } from './ports.ts'

const plan: StackPlan = {
  dataDir: '/data',
  ports: { ...DEFAULT_PORTS, order: 18004 },
  secrets: {
    authSecret: 'a-secret',
    stripeWebhookSecret: 'whsec_x',
    carrierWebhookSecret: 'carrier',
    signingKeys: Object.fromEntries(SERVICES.map((service) => [service, { kty: 'OKP', x: service }])),
  },
  real: {},
  accounts: [
    { app: 'admin', label: 'Staff: owner', email: 'o@example.com', password: 'p' },
    { app: 'storefront', label: 'Customer', email: 'c@example.com', password: 'p' },
  ],
  settings: { RETURN_WINDOW_DAYS: '30', PORT: '1', DATABASE_URL: 'postgres://elsewhere' },
  clockOffsetMs: () => 5_000,
}

test('each service has its own port, database and key, and the addresses of all', () => {
  const keys = new Set<string | undefined>()
  for (const service of SERVICES) {
    const env = serviceEnvironment(plan, service)
    expect(env).toMatchObject({
      PORT: String(plan.ports[service]),
      ORDER_URL: 'http://127.0.0.1:18004',
      MILLYARD_CLOCK_OFFSET_MS: '5000',
    })
    expect(env.DATABASE_URL).toContain(`${service}_svc:`)
    keys.add(env.SERVICE_SIGNING_JWK)
  }
  expect(keys.size).toBe(SERVICES.length)
})

test('settings of .env reach the services, but cannot move what the stack decides', () => {
  const env = serviceEnvironment(plan, 'order')
  expect(env.RETURN_WINDOW_DAYS).toBe('30')
  expect(env.PORT).toBe('18004')
  expect(env.DATABASE_URL).toContain('order_db')
})

test('secrets go to the one service that needs them', () => {
  const holders = (value: string) =>
    SERVICES.filter((service) => Object.values(serviceEnvironment(plan, service)).includes(value))
  expect(holders('whsec_x')).toEqual(['payment'])
  expect(holders('carrier')).toEqual(['shipping'])
})

test('an app offers the demo accounts of its own sign-in page', () => {
  for (const app of APPS) {
    const labels = JSON.parse(appEnvironment(plan, app, 'start').DEMO_ACCOUNTS ?? '').map(
      (entry: { label: string }) => entry.label,
    )
    expect(labels).toEqual({ admin: ['Staff: owner'], storefront: ['Customer'], 'vendor-portal': [] }[app])
  }
})

test('real keys replace an emulator, all of them or none', () => {
  expect(readRealServices({})).toEqual({})
  expect(() => readRealServices({ STRIPE_SECRET_KEY: 'sk_test_1' })).toThrow('STRIPE_PUBLISHABLE_KEY')
  expect(() => readRealServices({ GOOGLE_CLIENT_ID: 'client' })).toThrow('GOOGLE_CLIENT_SECRET')
  const google = readRealServices({ GOOGLE_CLIENT_ID: 'client', GOOGLE_CLIENT_SECRET: 'secret' })
  expect(serviceEnvironment({ ...plan, real: google }, 'auth')).toMatchObject({
    GOOGLE_CLIENT_ID: 'client',
    GOOGLE_CLIENT_SECRET: 'secret',
    GOOGLE_ISSUER: undefined,
  })
  expect(serviceEnvironment(plan, 'auth').GOOGLE_ISSUER).toBe('http://127.0.0.1:8013')
  const keys = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_PUBLISHABLE_KEY: 'pk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' }
  const real = readRealServices(keys)
  expect(serviceEnvironment({ ...plan, real }, 'payment')).toMatchObject({ STRIPE_SECRET_KEY: 'sk_test_1' })
  expect(serviceEnvironment({ ...plan, real }, 'payment').STRIPE_API_BASE).toBeUndefined()
  expect(appEnvironment({ ...plan, real }, 'storefront', 'start').STRIPE_JS_URL).toBe('')
})
