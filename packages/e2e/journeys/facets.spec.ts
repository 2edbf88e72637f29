import { randomUUID } from 'node:crypto'
import { searchFor } from '../src/journeys/storefront.ts'
import { checkPage, expect, test } from './test.ts'

/** Letters alone: words with figures in them are not corrected. The last two differ, so that they can be swapped. */
const word = () => `${randomUUID().replace(/[^a-f]/g, '')}${randomUUID().replace(/[^a-f]/g, '')}qz`.slice(-12)

for (const { name, viewport } of [
  { name: 'on a wide screen', viewport: { width: 1280, height: 900 } },
  { name: 'on a phone', viewport: { width: 360, height: 740 } },
])
  test(`finds goods by a misspelt word and two filters, shares the address, and comes back to the same place: ${name}`, async ({
    open,
    world,
  }) => {
    const factory = await world.vendor()
    const title = `Stool ${word()}`
    const wanted = await world.product(factory, { title, variants: 2 })
    await world.product(factory, { title: `${title} again`, priceMinor: 9_900 })
    const isPhone = viewport.width < 1024
    const page = await open('storefront', { viewport })
    const goods = (of = page) => of.getByRole('article')

    await test.step('a word with two letters swapped is corrected, and that is said', async () => {
      const misspelt = `${title.slice(0, -2)}${title.slice(-1)}${title.slice(-2, -1)}`
      await page.goto('/')
      await page.getByRole('combobox', { name: 'Search goods and factories' }).fill(misspelt)
      await page.keyboard.press('Enter')
      await expect(page.getByText(`instead of “${misspelt}”`)).toBeVisible()
      await expect(goods()).toHaveCount(2)
      await checkPage(page)
    })

    await test.step('two filters narrow it, and the address says them', async () => {
      if (isPhone) await page.getByRole('button', { name: 'Filters' }).click()
      await page.getByRole('checkbox', { name: /^Size 1/ }).check()
      await expect(page).toHaveURL(/size=size-1/)
      await page.getByRole('textbox', { name: /^Highest price/ }).fill('50')
      await page.keyboard.press('Tab')
      await expect(page).toHaveURL(/price=-50/)
      if (isPhone) await page.getByRole('button', { name: 'Show 1 product' }).click()
      await expect(page.getByRole('status').filter({ hasText: '1 product' })).toBeVisible()
      await expect(goods()).toHaveCount(1)
      await checkPage(page)
    })

    await test.step('somebody else opens the address, without scripts too', async () => {
      for (const javaScriptEnabled of [true, false]) {
        const other = await open('storefront', { viewport, javaScriptEnabled })
        await other.goto(page.url())
        await expect(goods(other)).toHaveCount(1)
        await expect(other.getByRole('list', { name: 'Chosen filters' })).toContainText('Size: Size 1')
        await checkPage(other, { hasScripts: javaScriptEnabled })
      }
    })

    await test.step('to the product and back', async () => {
      const address = page.url()
      await goods().getByRole('link', { name: wanted.title, exact: true }).click()
      // The list's own heading says the same words.
      await expect(page).toHaveURL(/\/products\//)
      await expect(page.getByRole('heading', { level: 1, name: wanted.title })).toBeVisible()
      await page.goBack()
      await expect(page).toHaveURL(address)
      await expect(goods()).toHaveCount(1)
    })

    await test.step('a chip takes a filter away', async () => {
      await page.getByRole('link', { name: /Remove the filter Size: Size 1/ }).click()
      await expect(page).not.toHaveURL(/size=/)
    })
  })

test('without scripts a form narrows a list', async ({ open, world }) => {
  const factory = await world.vendor()
  const goods = await world.product(factory, { variants: 2 })
  const page = await open('storefront', { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } })
  await page.goto('/')
  await searchFor(page, goods.title)
  await page.getByRole('checkbox', { name: /^Size 2/ }).check()
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page).toHaveURL(/[?&]size=size-2(&|$)/)
  await expect(page.getByRole('article')).toHaveCount(1)
  await checkPage(page, { hasScripts: false })
})

test('right words stay: goods that have some of them are shown, and what nothing has is named', async ({
  open,
  world,
}) => {
  const factory = await world.vendor()
  const name = word()
  const goods = await world.product(factory, { title: `Sledge ${name}` })
  const page = await open('storefront')
  await page.goto('/')
  await page.getByRole('combobox', { name: 'Search goods and factories' }).fill(`${name} parliament`)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: `“${name} parliament”` })).toBeVisible()
  await expect(page.getByText('Nothing has “parliament”. These match other words of your search.')).toBeVisible()
  await expect(page.getByRole('article').getByRole('link', { name: goods.title })).toBeVisible()
  await checkPage(page)

  // A word of the language that nothing has brings nothing that only looks like it.
  await page.goto('/search?q=parliament')
  await expect(page.getByText('Nothing matches “parliament”')).toBeVisible()
  await expect(page.getByRole('article')).toHaveCount(0)
})
