import { reloadUntil } from '../src/journeys/storefront.ts'
import { goTo, signInToPortal } from '../src/journeys/vendor-portal.ts'
import { checkPage, expect, test } from './test.ts'

const DAY_MS = 86_400_000

test('a factory goes on vacation, reads so on its dashboard, and comes back early', async ({ open, world, stack }) => {
  // The stack's time may be ahead: the purchases before the journeys let weeks pass.
  const dayFromNow = (days: number) =>
    new Date(Date.now() + stack.clockOffsetMs() + days * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length)
  const factory = await world.vendor()
  const goods = await world.product(factory)
  const portal = await open('vendor-portal')
  const shop = await open('storefront')

  await test.step('sets the days; the page says so at once, and its links lead on', async () => {
    await signInToPortal(portal, factory)
    await goTo(portal, 'Store profile')
    await checkPage(portal)
    await expect(portal.getByRole('combobox', { name: 'Time zone' })).not.toHaveValue('')
    await portal.getByLabel('First day away').fill(dayFromNow(-1))
    await portal.getByLabel('Last day away').fill(dayFromNow(5))
    await portal.getByRole('button', { name: 'Save vacation' }).click()
    await expect(portal.getByRole('button', { name: 'Remove vacation' })).toBeVisible()
    await checkPage(portal)
    await goTo(portal, 'Dashboard')
    await expect(portal.getByText(/^Your factory is away until and including/)).toBeVisible()
    await checkPage(portal)
  })

  await test.step('buyers read when they can order again', async () => {
    await shop.goto(`/products/${goods.slug}`)
    await reloadUntil(shop, (soon) =>
      expect(shop.getByRole('button', { name: /^Orders again from/ })).toBeDisabled(soon),
    )
    await expect(shop.getByText(`${factory.name} is away and takes orders again from`)).toBeVisible()
    await expect(shop.getByText('In stock')).toHaveCount(0)
    await checkPage(shop)
    await shop.goto(`/search?q=${encodeURIComponent(goods.title)}`)
    await expect(shop.getByRole('article').getByText(/^Orders again from/)).toBeVisible()
    await checkPage(shop)
    await shop.goto(`/products/${goods.slug}`)
  })

  await test.step('a low window shows where one is in the sidebar', async () => {
    await portal.setViewportSize({ width: 1440, height: 300 })
    await portal.goto('/store')
    const here = portal.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Store profile' })
    await expect(here).toBeInViewport({ ratio: 1 })
    await portal.setViewportSize({ width: 1440, height: 900 })
    await portal.goto('/')
  })

  await test.step('comes back', async () => {
    await portal.getByRole('link', { name: 'Change the vacation' }).click()
    await portal.getByRole('button', { name: 'Remove vacation' }).click()
    const dialog = portal.getByRole('dialog', { name: 'Remove the vacation?' })
    await dialog.getByRole('button', { name: 'Remove vacation' }).click()
    await expect(portal.getByRole('button', { name: 'Remove vacation' })).toHaveCount(0)
    await goTo(portal, 'Dashboard')
    await expect(portal.getByText(/^Your factory is away/)).toHaveCount(0)
    await reloadUntil(shop, (soon) => expect(shop.getByRole('button', { name: 'Add to cart' })).toBeEnabled(soon))
  })
})
