import { openProduct, searchFor, sheetOf } from '../src/journeys/storefront.ts'
import { type AppName, checkPage, expect, test } from './test.ts'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('people browse, search, and fill a cart', async ({ open, world }) => {
    const factory = await world.vendor()
    const goods = await world.product(factory, { variants: 2 })
    const page = await open('storefront')

    await page.goto('/')
    await expect(page.getByRole('heading', { name: 'New goods' })).toBeVisible()
    await checkPage(page, { hasScripts: false })

    await searchFor(page, goods.title)
    await checkPage(page, { hasScripts: false })

    await openProduct(page, goods.title)
    await checkPage(page, { hasScripts: false })
    await page.getByRole('radio', { name: 'Size 2' }).check()
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await expect(page.getByText('Added to your cart')).toBeVisible()

    await page.getByRole('link', { name: 'See your cart' }).click()
    await expect(sheetOf(page, factory.name)).toContainText('Size 2')
    await checkPage(page, { hasScripts: false })

    await page.getByRole('navigation', { name: 'Categories' }).getByRole('link').first().click()
    await expect(page.getByRole('article').first()).toBeVisible()
    await checkPage(page, { hasScripts: false })
  })
})

test.describe('the demo panel', () => {
  const DEMO: Record<AppName, { account: RegExp; heading: RegExp }> = {
    storefront: { account: /^Customer: /, heading: /^Millyard|Honest goods/ },
    'vendor-portal': { account: /^Factory: /, heading: /./ },
    admin: { account: /^Staff: owner/, heading: /./ },
  }

  for (const [app, { account }] of Object.entries(DEMO) as [AppName, (typeof DEMO)[AppName]][]) {
    test(`signs in with one click: ${app}`, async ({ open }) => {
      const page = await open(app)
      await page.goto('/sign-in')
      const panel = page.getByRole('region', { name: 'Demo accounts' })
      await checkPage(page)
      await panel.getByRole('button', { name: account }).first().click()
      await expect(panel).toBeHidden()
      await expect(page.getByRole('link', { name: /^Notifications/ }).first()).toBeVisible()
      await checkPage(page)
    })
  }
})
