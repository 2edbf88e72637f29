import { type ErrorCode, newId, STAFF_ROLE_PERMISSIONS } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anOrder, type PaymentStack, startPaymentStack } from './setup.ts'

let stack: PaymentStack

beforeAll(async () => {
  stack = await startPaymentStack({ webhooks: false })
})
afterAll(() => stack.close())

/** Every procedure with an input that is good, so that nothing but access decides. */
const CALLS: Record<string, { method: 'GET' | 'POST'; input: object; for: string }> = {
  'payments.forOrder': { method: 'GET', input: { orderId: newId('ord') }, for: 'customer' },
  'payoutAccount.get': { method: 'GET', input: {}, for: 'vendor payouts.read' },
  'payoutAccount.startOnboarding': { method: 'POST', input: {}, for: 'vendor payouts.manage' },
  'payouts.balance': { method: 'GET', input: {}, for: 'vendor payouts.read' },
  'payouts.list': { method: 'GET', input: {}, for: 'vendor payouts.read' },
  'finance.trialBalance': { method: 'GET', input: {}, for: 'admin finance.read' },
  'finance.entries': { method: 'GET', input: {}, for: 'admin finance.read' },
  'finance.payouts': { method: 'GET', input: {}, for: 'admin finance.read' },
  'finance.payments': { method: 'GET', input: {}, for: 'admin finance.read' },
  'internal.quoteCommission': { method: 'GET', input: { currency: 'EUR', lines: [] }, for: 'service' },
  'internal.createPayment': { method: 'POST', input: anOrder(), for: 'service' },
  'internal.cancelPayment': { method: 'POST', input: { orderId: newId('ord') }, for: 'service' },
}

async function call(path: string, headers: Record<string, string>): Promise<ErrorCode | 'OK'> {
  const spec = CALLS[path]
  if (!spec) throw new Error(path)
  const json = JSON.stringify(spec.input)
  const response =
    spec.method === 'GET'
      ? await fetch(`${stack.payment.url}/trpc/${path}?input=${encodeURIComponent(json)}`, { headers })
      : await fetch(`${stack.payment.url}/trpc/${path}`, {
          method: 'POST',
          body: json,
          headers: { 'content-type': 'application/json', ...headers },
        })
  const body = (await response.json()) as { error?: { data: { code: ErrorCode } } }
  return body.error?.data.code ?? 'OK'
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const paths = Object.keys(CALLS)

describe('who may call what', () => {
  test('nobody without a token; expired, forged and foreign tokens are told apart from missing ones', async () => {
    const { peers } = stack.payment
    const expired = await peers.accessToken({ aud: 'storefront' }, { expiresInSeconds: -60 })
    const good = await peers.customerToken()
    for (const path of paths) {
      expect(await call(path, {}), path).toBe('UNAUTHENTICATED')
      expect(await call(path, { authorization: 'Basic abc' }), path).toBe('UNAUTHENTICATED')
      if (path.startsWith('internal.')) {
        expect(await call(path, { 'x-service-token': good }), path).toBe('UNAUTHENTICATED')
        expect(await call(path, bearer(good)), path).toBe('UNAUTHENTICATED')
        continue
      }
      expect(await call(path, bearer(expired)), path).toBe('TOKEN_EXPIRED')
      expect(await call(path, bearer(`${good.slice(0, -8)}AAAAAAAA`)), path).toBe('UNAUTHENTICATED')
    }
  })

  test('a portal’s token opens its own procedures and no others', async () => {
    const { peers } = stack.payment
    const tokens = {
      customer: await peers.customerToken(),
      vendor: await peers.vendorToken(),
      admin: await peers.adminToken(),
    }
    for (const path of paths.filter((name) => !name.startsWith('internal.'))) {
      const allowed = CALLS[path]?.for.split(' ')[0]
      for (const [who, token] of Object.entries(tokens)) {
        const code = await call(path, bearer(token))
        if (who === allowed) expect(['OK', 'NOT_FOUND'], `${who} ${path}: ${code}`).toContain(code)
        else expect(code, `${who} ${path}`).toBe('FORBIDDEN')
      }
    }
  })

  test('a member without the permission, and staff whose role lacks it, are refused', async () => {
    const { peers } = stack.payment
    for (const path of paths.filter((name) => CALLS[name]?.for.includes('.'))) {
      const [who = '', permission = ''] = CALLS[path]?.for.split(' ') ?? []
      const without =
        who === 'vendor'
          ? await peers.vendorToken(newId('ven'), ['orders.read'])
          : await peers.adminToken(['orders.read'])
      const only =
        who === 'vendor' ? await peers.vendorToken(newId('ven'), [permission]) : await peers.adminToken([permission])
      expect(await call(path, bearer(without)), path).toBe('FORBIDDEN')
      expect(await call(path, bearer(only)), path).toBe('OK')
    }
    for (const [role, permissions] of Object.entries<readonly string[]>(STAFF_ROLE_PERMISSIONS)) {
      const code = await call('finance.trialBalance', bearer(await peers.adminToken(permissions)))
      expect(code, role).toBe(permissions.includes('finance.read') ? 'OK' : 'FORBIDDEN')
    }
  })

  test('internal procedures are for the order service alone', async () => {
    const { peers } = stack.payment
    for (const path of paths.filter((name) => name.startsWith('internal.'))) {
      for (const caller of ['auth', 'product', 'shipping', 'notification'] as const) {
        expect(
          await call(path, { 'x-service-token': await peers.serviceToken(caller, 'payment') }),
          `${caller} ${path}`,
        ).toBe('FORBIDDEN')
      }
      const wrongAudience = await peers.serviceToken('order', 'product')
      expect(await call(path, { 'x-service-token': wrongAudience }), path).toBe('UNAUTHENTICATED')
      const code = await call(path, { 'x-service-token': await peers.serviceToken('order', 'payment') })
      expect(['OK', 'BAD_INPUT', 'ORDER_EXPIRED'], `${path}: ${code}`).toContain(code)
    }
  })
})

describe('commission, quoted to the order service', () => {
  const quote = (lines: object[], currency = 'EUR') =>
    stack.payment.asService('order').internal.quoteCommission.query({ currency, lines } as never)
  const sold = (overrides: object = {}) => ({
    lineId: 'a',
    vendorId: newId('ven'),
    productId: newId('prd'),
    categoryId: newId('cat'),
    quantity: 1,
    netMinor: 1_999,
    ...overrides,
  })

  test('ten percent where no rule says otherwise; a vendor’s own rule and a product’s before it', async () => {
    const line = sold()
    expect((await quote([line])).lines).toEqual([
      {
        lineId: 'a',
        ruleId: expect.stringMatching(/^cru_/),
        basisPoints: 1_000,
        fixedPerUnitMinor: 0,
        commissionMinor: 200,
      },
    ])
    const { client } = stack.payment.deps.database
    const rule = { basisPoints: 500, fixedPerUnitMinor: 0n, createdAt: new Date() }
    await client.commissionRule.create({ data: { id: newId('cru'), vendorId: line.vendorId, ...rule } })
    expect((await quote([line, sold({ lineId: 'b' })])).lines.map((quoted) => quoted.commissionMinor)).toEqual([
      100, 200,
    ])
    await client.commissionRule.create({
      data: {
        id: newId('cru'),
        productId: line.productId,
        ...rule,
        basisPoints: 0,
        fixedPerUnitMinor: 70n,
        currency: 'EUR',
      },
    })
    expect((await quote([{ ...line, quantity: 3 }])).lines[0]?.commissionMinor).toBe(210)
    // A second rule of the same scope would leave it to luck which one applies.
    await expect(
      client.commissionRule.create({ data: { id: newId('cru'), vendorId: line.vendorId, ...rule } }),
    ).rejects.toThrow()
  })

  test('bad lines are named field by field', async () => {
    const cases: [object[], string, string][] = [
      [[], 'EUR', 'lines'],
      [[sold({ netMinor: -1 })], 'EUR', 'lines.0.netMinor'],
      [[sold({ quantity: 0 })], 'EUR', 'lines.0.quantity'],
      [[sold({ vendorId: newId('prd') })], 'EUR', 'lines.0.vendorId'],
      [[sold()], 'ZZZ', 'currency'],
    ]
    for (const [lines, currency, field] of cases) {
      await expect(quote(lines, currency)).rejects.toMatchObject({
        data: { code: 'BAD_INPUT', fields: [expect.objectContaining({ path: field })] },
      })
    }
  })
})
