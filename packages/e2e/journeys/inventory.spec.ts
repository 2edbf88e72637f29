import { randomUUID } from 'node:crypto'
import { DEMO_PASSWORD } from '@millyard/dev-stack/testing'
import { reloadUntil } from '../src/journeys/storefront.ts'
import { goTo } from '../src/journeys/vendor-portal.ts'
import { checkPage, expect, test } from './test.ts'

test('an inventory: counted, counted by two at once, and a warning when it runs low', async ({
  open,
  world,
  problems,
}) => {
  test.setTimeout(180_000)
  const factory = await world.vendor()
  const goods = await world.product(factory, { variants: 2, stock: 9 })
  const variantId = goods.variantIds[0] ?? ''
  const vendor = await open('vendor-portal')
  const shelf = vendor.getByRole('dialog')
  const rows = vendor.getByRole('row').filter({ hasText: goods.title })

  await test.step('every variant stands there with its units', async () => {
    await vendor.goto('/sign-in')
    await vendor.getByLabel('E-mail').fill(factory.email)
    await vendor.getByRole('textbox', { name: 'Password' }).fill(DEMO_PASSWORD)
    await vendor.getByRole('button', { name: 'Sign in' }).click()
    await goTo(vendor, 'Inventory')
    await expect(vendor.getByRole('row').filter({ hasText: goods.title })).toHaveCount(2)
    await checkPage(vendor)
    await expect(rows.first()).toContainText('Size 1')
    await rows.first().getByRole('link', { name: goods.title }).click()
    await expect(shelf.getByText('On hand', { exact: true })).toBeVisible()
    await checkPage(vendor)
  })

  await test.step('a count is saved with who and why', async () => {
    await shelf.getByLabel('Units on the shelf').fill('8')
    await shelf.getByLabel('Note').fill('One fell down')
    await shelf.getByRole('button', { name: 'Save' }).click()
    await expect(shelf.getByText(/Counted by Owner of .*One fell down/)).toBeVisible()
  })

  await test.step('somebody else was faster: it says so, and nothing is lost', async () => {
    await factory.api.product.inventory.adjust.mutate({
      variantId,
      reason: 'received',
      change: 4,
      requestId: randomUUID(),
    })
    problems.expectOne('the browser logs the conflict', /status of 409 .*inventory\.adjust/)
    await shelf.getByLabel('Units on the shelf').fill('8')
    await shelf.getByRole('button', { name: 'Save' }).click()
    await expect(shelf.getByRole('alert')).toContainText('There are 12 units now, not 8')
    await expect(shelf.getByText('Received by')).toBeVisible()
    await shelf.getByRole('button', { name: 'Save' }).click()
    await expect(shelf.getByRole('alert')).toBeHidden()
  })

  await test.step('units that are damaged take it below its threshold: the team hears of it', async () => {
    await shelf.getByLabel('Reason').click()
    await vendor.getByRole('option', { name: 'Damaged or lost' }).click()
    await shelf.getByLabel('Units that are gone').fill('6')
    await shelf.getByRole('button', { name: 'Save' }).click()
    await expect(shelf.getByText('−6')).toBeVisible()
    await shelf.getByRole('button', { name: 'Close' }).click()
    await vendor.goto('/notifications')
    await reloadUntil(vendor, (timeout) =>
      expect(vendor.getByText(`${goods.title}, Size 1 is low: 2 left`).first()).toBeVisible(timeout),
    )
    await goTo(vendor, 'Dashboard')
    await vendor.getByRole('link', { name: /1 variant runs low/ }).click()
    await expect(vendor.getByRole('row').filter({ hasText: goods.title })).toHaveCount(1)
    await checkPage(vendor)
  })

  await test.step('prices of many at once: every row is looked at, then applied', async () => {
    await goTo(vendor, 'Inventory')
    await expect(rows).toHaveCount(2)
    await vendor.getByRole('checkbox', { name: 'Select all records' }).check()
    await vendor.getByRole('link', { name: 'Change 2 variants' }).click()
    const look = vendor.getByRole('button', { name: 'Look at 2 variants' })
    await look.click()
    await expect(vendor.getByText('Choose what to change: prices, stock, or both.')).toBeVisible()
    await vendor.getByRole('combobox', { name: 'Prices' }).click()
    await vendor.getByRole('option', { name: 'Raise by percent' }).click()
    await vendor.getByLabel('Percent').fill('10')
    await checkPage(vendor)
    await look.click()
    await expect(vendor.getByRole('heading', { level: 1, name: /^Prices raised by 10\s%$/ })).toBeVisible()
    await expect(rows.filter({ hasText: '€25.00' }).filter({ hasText: '€27.50' })).toHaveCount(2)
    await checkPage(vendor)
    await vendor.getByRole('button', { name: 'Apply 2 rows' }).click()
    await expect(rows.filter({ hasText: 'Applied' })).toHaveCount(2)
  })

  await test.step('and taken back, after a look too', async () => {
    await vendor.getByRole('button', { name: 'Look at the way back' }).click()
    await expect(vendor.getByRole('heading', { level: 1, name: /^Back from: Prices raised by 10\s%$/ })).toBeVisible()
    await vendor.getByRole('button', { name: 'Apply 2 rows' }).click()
    await expect(rows.filter({ hasText: 'Applied' })).toHaveCount(2)
    await vendor.getByRole('link', { name: 'All changes' }).click()
    await expect(vendor.getByRole('row').filter({ hasText: 'Prices raised by 10' })).toHaveCount(2)
    await checkPage(vendor)
  })
})
