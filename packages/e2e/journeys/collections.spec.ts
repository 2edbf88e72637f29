import { signInAsStaff } from '../src/journeys/admin.ts'
import { reloadUntil, somebody } from '../src/journeys/storefront.ts'
import { goTo } from '../src/journeys/vendor-portal.ts'
import { checkPage, expect, test } from './test.ts'

test('staff put goods together, show them, and the shop has them in their order', async ({ open, world }) => {
  const id = somebody('x').name.split(' ')[1]
  const title = `Collection ${id}`
  const factory = await world.vendor()
  const [first, second] = await Promise.all([world.product(factory), world.product(factory)])
  const admin = await open('admin')

  await test.step('filled with two goods, put into order, and shown', async () => {
    await signInAsStaff(admin, 'catalogue')
    await goTo(admin, 'Collections')
    await checkPage(admin)
    await admin.getByRole('button', { name: 'Add collection' }).first().click()
    const dialog = admin.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Title' }).fill(title)
    await dialog.getByRole('button', { name: 'Add collection' }).click()
    await expect(admin.getByRole('heading', { level: 1, name: title })).toBeVisible()
    for (const product of [first, second]) {
      await admin.getByRole('combobox', { name: 'Add a product' }).fill(product.title)
      await admin.getByRole('option', { name: product.title }).click()
    }
    await admin.getByRole('button', { name: `Move ${second.title} up` }).click()
    await admin.getByRole('textbox', { name: 'Text' }).fill('Two good things.')
    await admin.getByRole('switch', { name: 'Show it in the shop' }).check()
    await checkPage(admin)
    await admin.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(admin.getByText('Shown in the shop')).toBeVisible()
  })

  await test.step('the shop shows it on the home page and on a page of its own', async () => {
    const shop = await open('storefront')
    await shop.goto('/')
    await reloadUntil(shop, (timeout) =>
      expect(shop.getByRole('heading', { level: 2, name: title })).toBeVisible(timeout),
    )
    await checkPage(shop)
    await shop.getByRole('link', { name: new RegExp(`^All of it.*${title}`) }).click()
    await expect(shop.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(shop.getByRole('article')).toHaveCount(2)
    await expect(shop.getByRole('article').first()).toContainText(second.title)
    await checkPage(shop)
  })

  await test.step('removed, it is gone', async () => {
    await admin.getByRole('button', { name: 'Remove', exact: true }).click()
    await admin.getByRole('dialog').getByRole('button', { name: 'Remove collection' }).click()
    await expect(admin.getByRole('heading', { level: 1, name: 'Collections' })).toBeVisible()
    await expect(admin.getByText(title)).toHaveCount(0)
  })
})
