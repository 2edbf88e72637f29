import { describe, expect, it } from 'vitest'
import { isSameOrigin } from './trpc-proxy.ts'

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
