import { fillSignIn, openProduct, searchFor } from '../src/journeys/storefront.ts'
import { checkPage, expect, test } from './test.ts'

test('a guest presses a heart, signs in, and finds it on the list; it is removed, put back, moved to the cart, shared', async ({
  open,
  problems,
  world,
}) => {
  const factory = await world.vendor()
  const [goods, other] = [await world.product(factory), await world.product(factory, { variants: 2 })]
  const buyer = await world.customer()

  const shop = await open('storefront')
  await shop.goto('/')
  await searchFor(shop, goods.title)
  await shop.getByRole('button', { name: `${goods.title} on your wishlist` }).click()
  await expect(shop.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await fillSignIn(shop, buyer)
  const heart = shop.getByRole('button', { name: `${goods.title} on your wishlist` })
  await expect(heart).toHaveAttribute('aria-pressed', 'true')
  await checkPage(shop)

  await searchFor(shop, other.title)
  await openProduct(shop, other.title)
  await shop.getByRole('button', { name: 'Put on your wishlist' }).click()
  await expect(shop.getByRole('button', { name: 'Take off your wishlist' })).toBeVisible()
  await shop.reload()
  await expect(shop.getByRole('button', { name: 'Take off your wishlist' })).toBeVisible()

  await shop.getByRole('link', { name: 'Account', exact: true }).click()
  await shop.getByRole('navigation', { name: 'Your account' }).getByRole('link', { name: 'Wishlist' }).click()
  await expect(shop.getByRole('heading', { level: 1, name: 'Your wishlist' })).toBeVisible()
  await expect(shop.getByRole('article')).toHaveCount(2)
  await checkPage(shop)

  await shop.getByRole('button', { name: `Remove ${goods.title} from your wishlist` }).click()
  await expect(shop.getByText('Removed from your wishlist')).toBeVisible()
  await expect(shop.getByRole('article')).toHaveCount(1)
  await shop.getByRole('button', { name: 'Put it back' }).click()
  await expect(shop.getByRole('article')).toHaveCount(2)

  await shop.getByRole('button', { name: 'Make a link' }).click()
  const link = await shop.getByLabel('Link to your list').inputValue()
  const stranger = await open('storefront')
  await stranger.goto(link)
  await expect(stranger.getByRole('heading', { level: 1, name: /^The wishlist of Buyer/ })).toBeVisible()
  await expect(stranger.getByRole('article')).toHaveCount(2)
  await checkPage(stranger)

  await shop.getByRole('button', { name: `Move to cart: ${goods.title}` }).click()
  await expect(shop.getByText('Moved to your cart')).toBeVisible()
  await expect(shop.getByRole('article')).toHaveCount(1)
  await expect(shop.getByRole('link', { name: 'Cart, 1 item' })).toBeVisible()
  await expect(shop.getByRole('link', { name: `Choose the kind of ${other.title}` })).toBeVisible()

  await shop.getByRole('button', { name: 'Stop sharing' }).click()
  await expect(shop.getByRole('button', { name: 'Make a link' })).toBeVisible()
  problems.expectOne('the browser logs that the link leads nowhere any more', /status of 404 .*wishlists/)
  await stranger.goto(link)
  await expect(stranger.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(stranger.getByRole('article')).toHaveCount(0)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the heart, the list and the link are forms', async ({ open, world }) => {
    const goods = await world.product(await world.vendor())
    const buyer = await world.customer()
    const page = await open('storefront')
    await page.goto(`/products/${goods.slug}`)
    await page.getByRole('button', { name: 'Put on your wishlist' }).click()
    await fillSignIn(page, buyer)
    await expect(page.getByRole('heading', { level: 1, name: goods.title })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Take off your wishlist' })).toBeVisible()
    await page.goto('/account/wishlist')
    await page.getByRole('button', { name: 'Make a link' }).click()
    await expect(page.getByLabel('Link to your list')).toBeVisible()
    await page.getByRole('button', { name: `Remove ${goods.title} from your wishlist` }).click()
    await expect(page.getByText('Nothing on your list yet')).toBeVisible()
    await page.getByRole('button', { name: 'Put it back' }).click()
    await expect(page.getByRole('article')).toHaveCount(1)
    await checkPage(page, { hasScripts: false })
  })
})
