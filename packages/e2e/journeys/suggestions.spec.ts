import { randomUUID } from 'node:crypto'
import { checkPage, expect, test } from './test.ts'

for (const { name, viewport } of [
  { name: 'on a wide screen', viewport: { width: 1280, height: 900 } },
  { name: 'on a phone', viewport: { width: 360, height: 740 } },
])
  test(`what is typed is offered before it is searched for, and what was looked at is shown again: ${name}`, async ({
    open,
    world,
  }) => {
    const factory = await world.vendor()
    const word = `Trivet${randomUUID().replace(/[^a-f]/g, '')}`
    const [one, two] = [
      await world.product(factory, { title: `${word} of oak` }),
      await world.product(factory, { title: `${word} of brass` }),
    ]
    const page = await open('storefront', { viewport })
    const field = page.getByRole('combobox', { name: 'Search goods and factories' })
    const options = page.getByRole('option')
    const seen = page.getByRole('list').filter({ has: page.getByRole('article') })

    await test.step('by keyboard: down to a product, and there', async () => {
      await page.goto('/')
      await expect(page.getByRole('heading', { name: 'You looked at these' })).toHaveCount(0)
      // The offers come with the scripts; whoever types before has the plain form.
      await expect(async () => {
        await field.fill('')
        await field.pressSequentially(word.slice(0, -1))
        await expect(options).toHaveCount(3, { timeout: 3_000 })
      }).toPass()
      await checkPage(page)
      await field.press('ArrowDown')
      await field.press('ArrowDown')
      await field.press('ArrowUp')
      await expect(field).toHaveAttribute('aria-activedescendant', /./)
      const chosen = page.getByRole('option', { selected: true })
      await expect(chosen).toContainText(word)
      const title = (await chosen.textContent())?.includes('oak') ? one.title : two.title
      await field.press('Enter')
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      await expect(options).toHaveCount(0)
    })

    await test.step('Escape leaves the words and closes the list; Enter searches', async () => {
      await field.pressSequentially(word)
      await expect(options).toHaveCount(3)
      await field.press('Escape')
      await expect(options).toHaveCount(0)
      await expect(field).toHaveValue(word)
      await field.press('Enter')
      await expect(page.getByRole('heading', { level: 1, name: `“${word}”` })).toBeVisible()
      await expect(field).toHaveValue(word)
    })

    await test.step('the factory and a press', async () => {
      await field.fill(factory.name)
      await page.getByRole('group', { name: 'Factories' }).getByRole('option', { name: factory.name }).click()
      await expect(page.getByRole('heading', { level: 1, name: factory.name })).toBeVisible()
    })

    await test.step('both products are remembered on this device, and forgotten when asked', async () => {
      for (const { slug, productId } of [one, two]) {
        await page.goto(`/products/${slug}`)
        // Remembered by the page's scripts, once they are there.
        await expect.poll(async () => JSON.stringify(await page.context().cookies())).toContain(productId)
      }
      await expect(seen.getByRole('link', { name: one.title })).toBeVisible()
      await expect(seen.getByRole('link', { name: two.title })).toHaveCount(0)
      await checkPage(page)
      await page.goto('/')
      await expect(seen.getByRole('link', { name: /^Trivet/ })).toHaveText([two.title, one.title])
      await checkPage(page)
      await page.getByRole('button', { name: 'Forget them' }).click()
      await expect(page.getByRole('heading', { name: 'You looked at these' })).toHaveCount(0)
    })
  })

test('search engines find every page, and a shared page has its picture', async ({ open, world }) => {
  const goods = await world.product(await world.vendor())
  const page = await open('storefront')
  const read = async (path: string) => {
    const response = await page.request.get(path)
    expect(response.status(), path).toBe(200)
    return response.text()
  }
  const files = [...(await read('/sitemap.xml')).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url = '']) => url)
  expect(files.length).toBeGreaterThan(1)
  const addresses = (await Promise.all(files.map(read))).join('')
  expect(addresses).toContain('/factories</loc>')
  expect(addresses).toContain(`/products/${goods.slug}</loc>`)
  expect((await page.request.get('/sitemaps/nothing.xml')).status()).toBe(404)

  await page.goto(`/products/${goods.slug}`)
  const picture = await page.locator('meta[property="og:image"]').getAttribute('content')
  const drawn = await page.request.get(picture ?? '')
  expect(drawn.headers()['content-type']).toBe('image/png')
  const facts = await page.locator('script[type="application/ld+json"]').allTextContents()
  expect(facts.map((text) => JSON.parse(text)['@type']).toSorted()).toEqual(['BreadcrumbList', 'Product'])
})
