import {
  addToCart,
  CARDS,
  fillAddress,
  fillCard,
  fillSignIn,
  pay,
  payButton,
  sheetOf,
  signInAs,
} from '../src/journeys/storefront.ts'
import { goTo, signInToPortal } from '../src/journeys/vendor-portal.ts'
import { checkPage, expect, test } from './test.ts'

test('sold in sixes, twelve at least, cheaper from 24: set in the portal, the same on every page up to the order', async ({
  open,
  world,
}) => {
  test.setTimeout(240_000)
  const [factory, buyer] = await Promise.all([world.vendor(), world.customer()])
  const goods = await world.product(factory, { priceMinor: 2_500, stock: 100, variants: 2 })
  const [vendor, shop] = [await open('vendor-portal'), await open('storefront')]

  await test.step('the factory writes quantity prices; one that is dearer is refused beside its field', async () => {
    await signInToPortal(vendor, factory)
    await goTo(vendor, 'Products')
    await vendor.getByRole('link', { name: goods.title }).click()
    await vendor.getByRole('link', { name: 'Price and stock', exact: true }).first().click()
    await vendor.getByRole('button', { name: 'Add a quantity price' }).click()
    await vendor.getByLabel('Quantity price 1: from how many units').fill('24')
    for (const size of ['Size 1', 'Size 2']) await vendor.getByLabel(`Price of each from 24, ${size}`).fill('26')
    await vendor.getByLabel('Smallest order').fill('12')
    await vendor.getByLabel('Sold in lots of').fill('6')
    const save = vendor.getByRole('button', { name: 'Save the offer' })
    await save.click()
    await expect(vendor.getByText('More units cannot cost more each.')).toHaveCount(2)
    await expect(vendor.getByLabel('Price of each from 24, Size 1')).toBeFocused()
    await checkPage(vendor)
    for (const size of ['Size 1', 'Size 2']) await vendor.getByLabel(`Price of each from 24, ${size}`).fill('22.5')
    await save.click()
    const history = vendor.getByRole('region', { name: 'Changes of the offer' })
    await expect(history.getByText('Size 2: €25.00 → €25.00, from 24 €22.50')).toBeVisible()
    await expect(history.getByText('Smallest order: 1 → 12')).toBeVisible()
    await checkPage(vendor)
  })

  await test.step('the product page says so, and makes whole lots of what is typed', async () => {
    await signInAs(shop, buyer)
    await shop.goto(`/products/${goods.slug}`)
    const quantity = shop.getByRole('textbox', { name: 'Quantity' })
    await expect(quantity).toHaveValue('12')
    await expect(shop.getByText('Sold in lots of 6. The smallest order is 12.')).toBeVisible()
    await expect(shop.getByRole('row', { name: '12 to 23 €25.00' })).toHaveAttribute('aria-current', 'true')
    await expect(shop.getByText('Add 12 more and pay €22.50 each.')).toBeVisible()
    await quantity.fill('5')
    await quantity.blur()
    await expect(quantity).toHaveValue('12')
    await expect(shop.getByText('12 × €25.00 = €300.00')).toBeVisible()
    await quantity.fill('13')
    await quantity.blur()
    await expect(quantity).toHaveValue('18')
    await shop.getByRole('button', { name: '6 more' }).click()
    await expect(shop.getByText('24 × €22.50 = €540.00')).toBeVisible()
    await expect(shop.getByRole('row', { name: '24 or more €22.50 10 %' })).toHaveAttribute('aria-current', 'true')
    await checkPage(shop)
  })

  await test.step('the cart counts all sizes together, and shows the same sums', async () => {
    await addToCart(shop, { option: 'Size 2' })
    await shop.getByRole('link', { name: 'See your cart' }).click()
    const sheet = sheetOf(shop, factory.name)
    await expect(sheet.getByText('€540.00')).toHaveCount(2)
    await expect(sheet.getByText('Quantity price for 24; one costs €25.00.')).toBeVisible()
    await shop.goto(`/products/${goods.slug}`)
    await addToCart(shop, { option: 'Size 1' })
    await shop.getByRole('link', { name: 'See your cart' }).click()
    await expect(sheet.getByText('€270.00')).toBeVisible()
    await expect(sheet.getByText('€810.00')).toBeVisible()
    await checkPage(shop)
  })

  await test.step('the checkout asks for that sum and delivery, and the order keeps the prices', async () => {
    await shop.getByRole('link', { name: 'Go to checkout' }).click()
    await fillAddress(shop, buyer.name)
    await expect(payButton(shop)).toHaveText('Pay €815.90')
    await expect(sheetOf(shop, factory.name).getByText('€810.00')).toBeVisible()
    await fillCard(shop, CARDS.paid)
    await pay(shop)
    await factory.api.product.products.setOffer.mutate({
      productId: goods.productId,
      variants: goods.variantIds.map((variantId) => ({ variantId, priceMinor: 3_000, priceBreaks: [] })),
    })
    await shop.getByRole('link', { name: 'Follow your order' }).click()
    const sheet = sheetOf(shop, factory.name)
    await expect(sheet.getByText('24 × €22.50')).toBeVisible()
    await expect(sheet.getByText('12 × €22.50')).toBeVisible()
    await expect(shop.getByText('€815.90')).toBeVisible()
    await checkPage(shop)
  })
})

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }

test('on a phone, a quantity price is written, and what is made to order is never sold out', async ({
  open,
  world,
}) => {
  const factory = await world.vendor()
  const goods = await world.product(factory, { priceMinor: 64_000, stock: 0 })
  await factory.api.product.products.setOffer.mutate({
    productId: goods.productId,
    leadTimeDays: 30,
    terms: { supply: 'made_to_order', isCapped: false, minQuantity: 1, quantityStep: 1 },
    variants: [],
  })
  const vendor = await open('vendor-portal', PHONE)
  await vendor.goto('/sign-in')
  await fillSignIn(vendor, factory)
  await expect(vendor.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible()
  await vendor.goto(`/products/${goods.productId}/offer`)
  await vendor.getByRole('button', { name: 'Add a quantity price' }).click()
  await vendor.getByLabel('Quantity price 1: from how many units').fill('4')
  await vendor.getByLabel(/^Price of each from 4/).fill('600')
  await checkPage(vendor)
  await vendor.getByRole('button', { name: 'Save the offer' }).click()
  await expect(vendor.getByText('Price: €640.00 → €640.00, from 4 €600.00')).toBeVisible()

  const shop = await open('storefront', PHONE)
  await shop.goto(`/products/${goods.slug}`)
  await expect(shop.getByRole('row', { name: '4 or more €600.00 6 %' })).toBeVisible()
  await expect(shop.getByText('Made to order, leaves in 30 working days')).toBeVisible()
  await checkPage(shop)
  await addToCart(shop)
  await shop.getByRole('link', { name: 'See your cart' }).click()
  await expect(sheetOf(shop, factory.name)).toContainText('Made to order')
  await checkPage(shop)
})
