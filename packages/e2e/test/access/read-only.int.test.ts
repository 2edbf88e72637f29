import { anonymous } from '@millyard/dev-stack/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { rawCall } from '../../src/raw-call.ts'
import { listProcedures } from '../../src/routers.ts'
import { createWorld } from '../../src/world.ts'

/*
 * Staff who view as somebody change nothing, anywhere: with the tokens of a view every mutation of every service is refused, and
 * queries answer as they do the person. Complete by force: the procedures are read from the routers.
 */
const world = createWorld()
const procedures = listProcedures().filter(({ access }) => access && access.kind !== 'service')
const mutations = procedures.filter(({ type }) => type === 'mutation')
const queries = procedures.filter(({ type }) => type === 'query')

const views = new Map<'storefront' | 'vendor', { view: string; own: string }>()

beforeAll(async () => {
  const [support, buyer, vendor] = await Promise.all([world.staff('support'), world.customer(), world.vendor()])
  for (const [audience, { api }] of [
    ['storefront', buyer],
    ['vendor', vendor],
  ] as const) {
    const { user } = await api.auth.account.me.query()
    const { code } = await support.auth.viewAs.start.mutate({ userId: user.id, audience, reason: 'A test' })
    const { accessToken } = await anonymous(world.stack).auth.viewAs.open.mutate({ code, audience })
    views.set(audience, { view: accessToken, own: api.accessToken() })
  }
})

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })

describe('a view of staff', () => {
  it('there are mutations and queries in every service', () => {
    for (const list of [mutations, queries]) expect(new Set(list.map(({ service }) => service)).size).toBe(6)
  })

  it.each(mutations)('$name is refused', async ({ service, path, type }) => {
    for (const { view } of views.values()) {
      const answer = await rawCall(world.stack.urls[service] ?? '', path, type, bearer(view))
      expect(answer).toMatchObject({ status: 403, code: 'READ_ONLY' })
    }
  })

  it.each(queries)('$name answers as it does the person', async ({ service, path, type }) => {
    for (const { view, own } of views.values()) {
      const [ofView, ofPerson] = await Promise.all(
        [view, own].map((token) => rawCall(world.stack.urls[service] ?? '', path, type, bearer(token))),
      )
      expect(ofView?.code).toBe(ofPerson?.code)
    }
  })

  it('a payment that waits shows no secret with which it could be paid', async () => {
    const [buyer, vendor, support] = await Promise.all([world.customer(), world.vendor(), world.staff('support')])
    const { variantIds } = await world.product(vendor)
    const { orderId } = await world.placeOrder(buyer, [{ variantId: variantIds[0] ?? '', quantity: 1 }])
    const { user } = await buyer.api.auth.account.me.query()
    const audience = 'storefront'
    const { code } = await support.auth.viewAs.start.mutate({ userId: user.id, audience, reason: 'A test' })
    const { accessToken } = await anonymous(world.stack).auth.viewAs.open.mutate({ code, audience })
    const input = { orderId }
    const url = world.stack.urls.payment ?? ''
    const ofView = await rawCall(url, 'payments.forOrder', 'query', { input, ...bearer(accessToken) })
    expect(ofView.code).toBe('OK')
    expect(JSON.stringify(ofView.body)).not.toContain('_secret_')
    const own = await rawCall(url, 'payments.forOrder', 'query', { input, ...bearer(buyer.api.accessToken()) })
    expect(JSON.stringify(own.body)).toContain('_secret_')
  })
})
