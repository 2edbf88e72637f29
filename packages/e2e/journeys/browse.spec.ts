import { fillSignIn, openProduct, searchFor, sheetOf } from '../src/journeys/storefront.ts'
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
    await expect(page.getByRole('button', { name: 'One more' })).toBeHidden()
    await expect(page.getByRole('button', { name: 'Switch light and dark' })).toBeHidden()
    await page.goto(`/products/${goods.slug}?variant=${goods.variantIds[1]}`)
    await expect(page.getByRole('radio', { name: 'Size 2' })).toBeChecked()
    await page.goto(`/products/${goods.slug}`)
    await page.getByRole('radio', { name: 'Size 2' }).check()
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await expect(page.getByText('Added to your cart')).toBeVisible()
    await expect(page.getByRole('radio', { name: 'Size 2' })).toBeChecked()

    await page.getByRole('link', { name: 'See your cart' }).click()
    await expect(sheetOf(page, factory.name)).toContainText('Size 2')
    await checkPage(page, { hasScripts: false })

    await page.getByRole('navigation', { name: 'Categories' }).getByRole('link').first().click()
    await expect(page.getByRole('article').first()).toBeVisible()
    await checkPage(page, { hasScripts: false })
  })
})

test('without JavaScript the checkout says that paying needs it', async ({ open, world }) => {
  const buyer = await world.customer()
  const goods = await world.product(await world.vendor())
  await buyer.api.order.cart.addItem.mutate({ variantId: goods.variantIds[0] ?? '', quantity: 1 })
  const page = await open('storefront', { javaScriptEnabled: false })
  await page.goto('/checkout')
  await fillSignIn(page, buyer)
  // By its element: `getByText` does not look into `noscript`.
  await expect(page.locator('noscript p').filter({ hasText: 'Paying needs JavaScript' })).toBeVisible()
  await checkPage(page, { hasScripts: false })
})

test('the address keeps the chosen variant, and more than there is becomes what there is', async ({ open, world }) => {
  const goods = await world.product(await world.vendor(), { variants: 2, stock: 7, priceMinor: 1_000 })
  const page = await open('storefront')
  await page.goto(`/products/${goods.slug}`)
  await page.getByRole('radio', { name: 'Size 2' }).check()
  await expect(page).toHaveURL(/\?variant=/)
  const shared = await open('storefront')
  await shared.goto(page.url())
  await expect(shared.getByRole('radio', { name: 'Size 2' })).toBeChecked()
  await page.getByRole('link', { name: 'All goods' }).first().click()
  await expect(page).toHaveURL(/\/search/)
  await page.goBack()
  await expect(page.getByRole('radio', { name: 'Size 2' })).toBeChecked()

  const quantity = page.getByRole('textbox', { name: 'Quantity' })
  await quantity.fill('4')
  await expect(page.getByText('4 × €10.00 = €40.00')).toBeVisible()
  await quantity.fill('99999')
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByText('Only 7 are left: we put 7 into your cart')).toBeVisible()
  await checkPage(page)
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
