import { expect, test } from 'vitest'
import { createLogger } from './logger.ts'

/** What one line of the log says. */
function logged(fields: object): string {
  let line = ''
  createLogger('order', 'info', {
    write: (text) => {
      line += text
    },
  }).info(fields, 'done')
  return line
}

test('secrets and addresses are cut out, whichever of three levels they stand at', () => {
  const secrets = {
    password: 'S1',
    accessToken: 'S2',
    refreshToken: 'S3',
    clientSecret: 'S4',
    verifyUrl: 'S5',
    email: 'S6',
    phone: 'S7',
    authorization: 'S8',
    cookie: 'S9',
    'x-service-token': 'S10',
    'x-cart-token': 'S11',
  }
  for (const fields of [secrets, { user: secrets }, { request: { headers: secrets } }]) {
    const line = logged(fields)
    expect(line).not.toMatch(/"S\d+"/)
    expect(line.match(/\[cut\]/g)).toHaveLength(Object.keys(secrets).length)
  }
})

test('the rest is there, with the service and the time', () => {
  const entry = JSON.parse(logged({ orderId: 'ord_1', err: new Error('no stock') }))
  expect(entry).toMatchObject({ service: 'order', orderId: 'ord_1', msg: 'done', err: { message: 'no stock' } })
  expect(new Date(entry.time).toISOString()).toBe(entry.time)
})

test('logging a secret does not change the object that holds it', () => {
  const user = { email: 'mara@example.com' }
  logged({ user })
  expect(user.email).toBe('mara@example.com')
})
