import { gzipSync } from 'node:zlib'
import { expect, test } from './test.ts'

/** Of the scripts that a page names in its HTML, compressed. People browse on phones, on slow lines. */
const MOST_BYTES = 150 * 1024

test('what people browse loads at most 150 KiB of script', async ({ open, world }) => {
  const goods = await world.product(await world.vendor(), { variants: 2 })
  const { request } = await open('storefront')
  const read = async (path: string) => {
    const answer = await request.get(path)
    expect(answer.status(), path).toBe(200)
    return answer.text()
  }
  const product = `/products/${goods.slug}`
  const linked = (await read(product)).match(/(?<=href=")\/(?:factories|categories)\/[^"?]+/g) ?? []
  expect(linked.length, 'a product leads to its category and its factory').toBeGreaterThan(1)
  for (const page of new Set(['/', '/search', '/factories', '/brands', '/cart', product, ...linked])) {
    const tags = (await read(page)).match(/<script\b[^>]*\bsrc="[^"]+"[^>]*>/g) ?? []
    // `nomodule` is for browsers that are too old for the rest.
    const addresses = tags
      .filter((tag) => !/\bnomodule\b/i.test(tag))
      .map((tag) => /\bsrc="([^"]+)"/.exec(tag)?.[1] ?? '')
    expect(addresses.length, page).toBeGreaterThan(3)
    const scripts = await Promise.all([...new Set(addresses)].map(read))
    const bytes = scripts.reduce((sum, script) => sum + gzipSync(script).byteLength, 0)
    expect.soft(bytes, `${page}: ${(bytes / 1024).toFixed(1)} KiB of script`).toBeLessThanOrEqual(MOST_BYTES)
  }
})
