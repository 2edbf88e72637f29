import { addToCart, searchFor, sheetOf } from '../src/journeys/storefront.ts'
import { signInToPortal } from '../src/journeys/vendor-portal.ts'
import { checkPage, expect, test } from './test.ts'

test('a reduction: announced in the portal, with the lowest price before it on every page, and ended', async ({
  open,
  problems,
  stack,
  world,
}) => {
  const factory = await world.vendor()
  const goods = await world.product(factory, { priceMinor: 2_500 })
  const [vendor, shop] = [await open('vendor-portal'), await open('storefront')]
  const panel = vendor.getByRole('region', { name: 'Reduction' })
  const before = 'Lowest price since it went on sale: €25.00'

  await test.step('the factory announces 20 percent', async () => {
    await signInToPortal(vendor, factory)
    await vendor.goto(`/products/${goods.productId}/offer`)
    problems.expectOne('the browser logs the refused percent', /status of 400 .*announceReduction/)
    // What is typed beside it and not saved stays.
    await vendor.getByLabel(/^Price of one/).fill('27.00')
    await panel.getByLabel('Percent off').fill('95')
    await panel.getByRole('button', { name: 'Announce the reduction' }).click()
    await expect(panel.getByText('At most 90 percent.').first()).toBeVisible()
    await panel.getByLabel('Percent off').fill('20')
    // The stack's time may be ahead: the purchases before the journeys let weeks pass.
    const inAWeek = new Date(Date.now() + stack.clockOffsetMs() + 7 * 24 * 3_600_000)
    await panel.getByLabel('Ends').fill(inAWeek.toISOString().slice(0, 16))
    await panel.getByRole('button', { name: 'Announce the reduction' }).click()
    await expect(panel.getByText('20 % off')).toBeVisible()
    await expect(vendor.getByLabel(/^Price of one/)).toHaveValue('27.00')
    await vendor.getByLabel(/^Price of one/).fill('25.00')
    await expect(vendor.getByText('Buyers pay 20 % less.')).toBeVisible()
    await checkPage(vendor)
  })

  await test.step('list, product page and cart say the price and what it is compared with', async () => {
    await shop.goto('/')
    await searchFor(shop, goods.title)
    const card = shop.getByRole('article').filter({ hasText: goods.title })
    await expect(card).toContainText('€20.00')
    await expect(card).toContainText(before)
    await checkPage(shop)
    await card.getByRole('link', { name: goods.title }).click()
    await expect(shop.getByRole('heading', { level: 1, name: goods.title })).toBeVisible()
    await expect(shop.getByText(before)).toBeVisible()
    await expect(shop.getByText(/^Reduced until/)).toBeVisible()
    await checkPage(shop)
    await addToCart(shop)
    await shop.getByRole('link', { name: 'See your cart' }).click()
    await expect(sheetOf(shop, factory.name)).toContainText(`Reduced. ${before}`)
    await checkPage(shop)
  })

  await test.step('ended, it costs what it did, and the cart asks', async () => {
    await panel.getByRole('button', { name: 'End it now' }).click()
    await expect(panel.getByText('Ended')).toBeVisible()
    await shop.reload()
    await expect(sheetOf(shop, factory.name)).toContainText('It is now €25.00.')
    await expect(sheetOf(shop, factory.name)).not.toContainText('Reduced')
  })
})
