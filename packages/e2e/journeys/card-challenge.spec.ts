import type { Page } from '@playwright/test'
import {
  addToCart,
  CARDS,
  challenge,
  fillAddress,
  fillCard,
  payButton,
  signInAs,
  untilPaid,
} from '../src/journeys/storefront.ts'
import type { World } from '../src/world.ts'
import { checkPage, expect, test } from './test.ts'

/** Somebody with goods in the cart, an address typed, and a card whose bank asks. */
async function reachChallenge(shop: Page, world: World): Promise<void> {
  const [buyer, factory] = await Promise.all([world.customer(), world.vendor()])
  const goods = await world.product(factory, { priceMinor: 8_990 })
  await signInAs(shop, buyer)
  await shop.goto(`/products/${goods.slug}`)
  await addToCart(shop)
  await shop.goto('/checkout')
  await fillAddress(shop, buyer.name)
  await fillCard(shop, CARDS.challenged)
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

  // The address leads to the order's payment now: a reload goes on there.
  await shop.reload()
  await expect(shop.getByRole('heading', { level: 1, name: /^Pay order M-/ })).toBeVisible()
  await fillCard(shop, CARDS.paid)
  await checkPage(shop)
  await payButton(shop).click()
  await untilPaid(shop)
})
