import { describe, expect, it } from 'vitest'
import { readWebEnv } from './env.ts'

const AUTH_SECRET = 'a secret that is long enough for a test'

describe('cookies', () => {
  it.each([
    [{ NODE_ENV: 'production' }, '1'],
    [{ NODE_ENV: 'production', MILLYARD_DEV: '1' }, '0'],
    [{ NODE_ENV: 'production', MILLYARD_DEV: '0' }, '1'],
    [{ NODE_ENV: 'development' }, '0'],
    [{ NODE_ENV: 'development', SECURE_COOKIES: '1' }, '1'],
    [{ NODE_ENV: 'production', SECURE_COOKIES: '' }, '1'],
  ])('with %j Secure is %s', (env, secure) => {
    expect(readWebEnv({ AUTH_SECRET, ...env }).SECURE_COOKIES).toBe(secure)
  })
})

describe('the secret of the session cookie', () => {
  it('is required in production, and made up on a person’s own machine', () => {
    expect(() => readWebEnv({ NODE_ENV: 'production' })).toThrow('AUTH_SECRET')
    expect(readWebEnv({ NODE_ENV: 'production', MILLYARD_DEV: '1' }).AUTH_SECRET.length).toBeGreaterThan(31)
  })
})

describe('the demo’s way past the second step', () => {
  const DEMO_ACCOUNTS = JSON.stringify([
    { label: 'Staff', email: 'a@example.com', password: 'secret', twoFactorSecret: 'MILLYARDDEMOSTAFFONLYDEVELOPMENT' },
  ])

  it('attack: is refused in production, and there on a person’s own machine', () => {
    const production = { AUTH_SECRET, NODE_ENV: 'production', DEMO_ACCOUNTS }
    expect(() => readWebEnv(production)).toThrow('DEMO_ACCOUNTS')
    expect(readWebEnv({ ...production, MILLYARD_DEV: '1' }).DEMO_ACCOUNTS).toHaveLength(1)
  })
})
