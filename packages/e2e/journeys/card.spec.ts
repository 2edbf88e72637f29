import type { Page } from '@playwright/test'
import {
  addToCart,
  CARDS,
  challenge,
  fillAddress,
  fillCard,
  payButton,
  paymentForm,
  signInAs,
  untilPaid,
} from '../src/journeys/storefront.ts'
import type { World } from '../src/world.ts'
import { checkPage, expect, test } from './test.ts'

/** Somebody with goods in the cart, an address typed, and a card filled in. */
async function reachPayment(shop: Page, world: World, card: string): Promise<void> {
  const [buyer, factory] = await Promise.all([world.customer(), world.vendor()])
  const goods = await world.product(factory, { priceMinor: 8_990 })
  await signInAs(shop, buyer)
  await shop.goto(`/products/${goods.slug}`)
  await addToCart(shop)
  await shop.goto('/checkout')
  await fillAddress(shop, buyer.name)
  await fillCard(shop, card)
}

/** The same, up to the question of the card's bank. */
async function reachChallenge(shop: Page, world: World): Promise<void> {
  await reachPayment(shop, world, CARDS.challenged)
  await payButton(shop).click()
  await expect(challenge(shop).getByRole('button', { name: 'Complete authentication' })).toBeVisible()
}

test('a card whose bank asks is paid when the question is answered', async ({ open, world }) => {
  const shop = await open('storefront')
  await reachChallenge(shop, world)
  await challenge(shop).getByRole('button', { name: 'Complete authentication' }).click()
  await untilPaid(shop)
})

test('a question of the bank that is not answered charges nothing, and the order can be paid again', async ({
  open,
  world,
}) => {
  const shop = await open('storefront')
  await reachChallenge(shop, world)
  await challenge(shop).getByRole('button', { name: 'Fail authentication' }).click()
  const refusal = shop.getByRole('alert').filter({ hasText: 'The payment was not made' })
  await expect(refusal).toContainText('Nothing was charged.')
  await checkPage(shop)

  // The address leads to the order's payment now, and so does the cart that the goods have left.
  await shop.goto('/cart')
  await expect(shop.getByText(/^Order M-\d+ waits for its payment$/)).toBeVisible()
  await checkPage(shop)
  await shop.getByRole('link', { name: /^Pay / }).click()
  await expect(shop.getByRole('heading', { level: 1, name: /^Pay order M-/ })).toBeVisible()
  await fillCard(shop, CARDS.paid)
  await checkPage(shop)
  await payButton(shop).click()
  await untilPaid(shop)
})

test('a postcode corrected at the last moment leaves the payment form where it is', async ({
  open,
  problems,
  world,
}) => {
  const shop = await open('storefront')
  problems.expectOne('the browser logs that Stripe declined the card', /status of 402 .*payment_intents/)
  await reachPayment(shop, world, CARDS.declined)
  const held: (() => Promise<void>)[] = []
  await shop.route(/checkout\.quote/, (route) => void held.push(() => route.continue()))
  await shop.getByLabel('Postcode').fill('1020')
  await expect.poll(() => held.length).toBe(1)
  await payButton(shop).click()
  const refusal = shop.getByRole('alert').filter({ hasText: 'The payment was not made' })
  await expect(refusal).toContainText('declined')
  const address = shop.getByRole('region', { name: 'Where to' })
  await expect(address.getByText(/^You have placed order M-\d+: this stays as it is\.$/)).toBeVisible()
  await expect(shop.getByRole('link', { name: 'the order', exact: true })).toBeVisible()
  // What was asked before the order was placed is not waited for, and its late answer changes nothing.
  await Promise.allSettled(held.map((goOn) => goOn()))
  await fillCard(shop, CARDS.paid)
  await payButton(shop).click()
  await untilPaid(shop)
})

test('an empty checkout says everything that is missing at once', async ({ open, world }) => {
  const shop = await open('storefront')
  const [buyer, factory] = await Promise.all([world.customer(), world.vendor()])
  const goods = await world.product(factory, { priceMinor: 8_990 })
  await signInAs(shop, buyer)
  await shop.goto(`/products/${goods.slug}`)
  await addToCart(shop)
  await shop.goto('/checkout')
  await shop.getByLabel('Country').selectOption({ label: 'Austria' })
  await payButton(shop).click()
  await expect(paymentForm(shop).getByText('Your card number is incomplete.')).toBeVisible()
  await expect(shop.getByLabel('Postcode')).toHaveAttribute('aria-invalid', 'true')
})
