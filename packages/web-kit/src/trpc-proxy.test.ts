import { NextRequest } from 'next/server'
import { describe, expect, it, vi } from 'vitest'
import { createTrpcProxy, isSameOrigin, readBody } from './trpc-proxy.ts'

describe('isSameOrigin', () => {
  const host = 'shop.example'

  it.each([
    { origin: 'https://evil.example', host },
    { 'sec-fetch-site': 'cross-site', host },
    { 'sec-fetch-site': 'same-site', origin: 'https://shop.example', host },
    { origin: 'null', host },
    { host },
  ])('refuses %j', (headers) => {
    expect(isSameOrigin(new Headers(headers as Record<string, string>))).toBe(false)
  })

  it.each([
    { origin: 'https://shop.example', host },
    { 'sec-fetch-site': 'same-origin', host },
    { 'sec-fetch-site': 'same-origin', origin: 'https://shop.example', host },
  ])('lets %j through', (headers) => {
    expect(isSameOrigin(new Headers(headers as Record<string, string>))).toBe(true)
  })
})

describe('readBody', () => {
  const request = (body: BodyInit, headers: Record<string, string> = {}) =>
    new Request('http://shop.example', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

  it('stops at the limit whether or not a length was stated', async () => {
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1_000)) })
    expect(await readBody(request(endless), 10_000)).toBeNull()
    expect(await readBody(request('x', { 'content-length': '10001' }), 10_000)).toBeNull()
  })

  it('gives a body that fits, byte for byte', async () => {
    expect(await readBody(request('{"a":1}'), 7)).toEqual(new TextEncoder().encode('{"a":1}'))
  })
})

describe('the proxy', () => {
  it('tells the service on whose behalf it calls', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch').mockResolvedValue(Response.json({}))
    try {
      const request = new NextRequest('http://shop.example/api/trpc/order/cart.get', {
        headers: { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': '203.0.113.7, 10.0.0.1' },
      })
      await createTrpcProxy('storefront')(request, { params: Promise.resolve({ path: ['order', 'cart.get'] }) })
      const headers = new Headers(fetched.mock.calls[0]?.[1]?.headers)
      expect(headers.get('x-forwarded-for')).toBe('203.0.113.7, 10.0.0.1')
    } finally {
      fetched.mockRestore()
    }
  })
})
