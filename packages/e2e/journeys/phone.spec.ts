import {
  addToCart,
  CARDS,
  fillAddress,
  fillCard,
  fillRegistration,
  openProduct,
  pay,
  searchFor,
  sheetOf,
  somebody,
} from '../src/journeys/storefront.ts'
import { checkPage, expect, test } from './test.ts'

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

test('on a phone: search, product, cart, checkout, paid', async ({ open, world }) => {
  const factory = await world.vendor()
  const goods = await world.product(factory, { priceMinor: 4_250, variants: 2 })
  const page = await open('storefront')

  await test.step('finds the goods', async () => {
    await page.goto('/')
    await checkPage(page)
    await searchFor(page, goods.title)
    await checkPage(page)
    await openProduct(page, goods.title)
    await checkPage(page)
  })

  await test.step('fills the cart', async () => {
    await addToCart(page, { option: 'Size 2' })
    await page.getByRole('link', { name: 'See your cart' }).click()
    await expect(sheetOf(page, factory.name)).toContainText('Size 2')
    await checkPage(page)
  })

  await test.step('registers on the way to the checkout; the cart comes along', async () => {
    const buyer = somebody('Buyer')
    await page.getByRole('link', { name: 'Go to checkout' }).click()
    await page.getByRole('link', { name: 'Create an account' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Create an account' })).toBeVisible()
    await checkPage(page)
    await fillRegistration(page, buyer)
    await expect(page.getByRole('heading', { level: 1, name: 'Checkout' })).toBeVisible()
    await fillAddress(page, buyer.name)
    await expect(sheetOf(page, factory.name).getByRole('radio', { name: /Parcel/ })).toBeChecked()
  })

  await test.step('pays', async () => {
    await fillCard(page, CARDS.paid)
    await checkPage(page)
    await pay(page)
    await checkPage(page)
    await page.getByRole('link', { name: 'Follow your order' }).click()
    await expect(sheetOf(page, factory.name)).toContainText('Being prepared')
    await checkPage(page)
  })
})
