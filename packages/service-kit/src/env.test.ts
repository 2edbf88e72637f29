import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { baseEnvSchema, readEnv } from './env.ts'

const schema = baseEnvSchema.extend({
  STRIPE_SECRET_KEY: z.string().default('sk_test_emulator'),
  ORDER_PAYMENT_MINUTES: z.coerce.number().int().min(1).default(60),
})
const minimal = { PORT: '8004', DATABASE_URL: 'postgres://order_svc:hunter2@127.0.0.1/order_db' }
const production = {
  ...minimal,
  NODE_ENV: 'production',
  SERVICE_SIGNING_JWK: '{}',
  STRIPE_SECRET_KEY: 'sk_live_1',
} as const

/** What the error says; fails when there is none. */
function complaint(source: Record<string, string>, required: string[] = ['STRIPE_SECRET_KEY']): string {
  try {
    readEnv(schema, source as NodeJS.ProcessEnv, required)
  } catch (error) {
    if (error instanceof Error) return error.message
  }
  throw new Error('The environment was accepted.')
}

describe('in development', () => {
  test('a port and a database are enough; everything else has a default that works', () => {
    expect(
      readEnv(schema, { ...minimal, NODE_ENV: 'development' } as unknown as NodeJS.ProcessEnv, ['STRIPE_SECRET_KEY']),
    ).toMatchObject({
      NODE_ENV: 'development',
      PORT: 8004,
      STRIPE_SECRET_KEY: 'sk_test_emulator',
      ORDER_PAYMENT_MINUTES: 60,
      MILLYARD_DEV_CONTROLS: '0',
    })
  })

  test('an empty variable is one that is not set', () => {
    const env = readEnv(schema, {
      ...minimal,
      NODE_ENV: 'test',
      ORDER_PAYMENT_MINUTES: '',
    } as unknown as NodeJS.ProcessEnv)
    expect(env.ORDER_PAYMENT_MINUTES).toBe(60)
  })
})

test('of two that do the same, production needs either', () => {
  const schema2 = schema.extend({ FOLDER: z.string().default('here'), BUCKET: z.string().optional() })
  const read = (more: Record<string, string>) =>
    readEnv(schema2, { ...production, ...more } as unknown as NodeJS.ProcessEnv, ['FOLDER or BUCKET'])
  expect(() => read({})).toThrow('FOLDER or BUCKET: required in production')
  expect(read({ BUCKET: 'b' }).BUCKET).toBe('b')
  expect(read({ FOLDER: 'f' }).FOLDER).toBe('f')
})

describe('an environment that is not complete', () => {
  test('is refused with the names of all that is missing or wrong at once', () => {
    const text = complaint({
      NODE_ENV: 'development',
      ORDER_PAYMENT_MINUTES: 'soon',
      LOG_LEVEL: 'loud',
      AUTH_URL: 'auth',
    })
    for (const name of ['PORT', 'DATABASE_URL', 'ORDER_PAYMENT_MINUTES', 'LOG_LEVEL', 'AUTH_URL']) {
      expect(text).toMatch(new RegExp(`^  ${name}: .+$`, 'm'))
    }
    expect(text.split('\n')).toHaveLength(6)
  })

  test('is refused without a word of what the variables hold', () => {
    const text = complaint({
      ...minimal,
      NODE_ENV: 'development',
      DATABASE_URL: 'hunter2',
      PORT: 'hunter3',
      AUTH_URL: 'hunter4',
    })
    expect(text).toContain('DATABASE_URL')
    expect(text).not.toContain('hunter')
  })
})

describe('in production', () => {
  test('is accepted with every secret set', () => {
    expect(readEnv(schema, production as unknown as NodeJS.ProcessEnv, ['STRIPE_SECRET_KEY']).NODE_ENV).toBe(
      'production',
    )
  })

  test.each(['SERVICE_SIGNING_JWK', 'STRIPE_SECRET_KEY'])('%s has no default', (name) => {
    expect(complaint({ ...production, [name]: '' })).toContain(`${name}: required in production`)
  })

  test('is what an environment without NODE_ENV means', () => {
    expect(complaint(minimal)).toContain('STRIPE_SECRET_KEY: required in production')
    expect(complaint({ ...minimal, MILLYARD_DEV_CONTROLS: '1' })).toContain('MILLYARD_DEV_CONTROLS')
  })

  test('a secret that everybody can read in this repository is none', () => {
    const text = complaint({ ...production, STRIPE_SECRET_KEY: 'sk_test_emulator' })
    expect(text).toContain('STRIPE_SECRET_KEY: the development default is public')
    expect(text).not.toContain('sk_test_emulator')
  })

  test('the development controls and a moved clock are refused', () => {
    expect(complaint({ ...production, MILLYARD_DEV_CONTROLS: '1' })).toContain('MILLYARD_DEV_CONTROLS')
    expect(complaint({ ...production, MILLYARD_CLOCK_OFFSET_MS: '86400000' })).toContain('MILLYARD_CLOCK_OFFSET_MS')
    expect(complaint({ ...production, MILLYARD_CLOCK_OFFSET_MS: '-1' })).toContain('MILLYARD_CLOCK_OFFSET_MS')
  })
})
