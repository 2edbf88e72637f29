import { describe, expect, it } from 'vitest'
import { isSameOrigin, readBody } from './trpc-proxy.ts'

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
