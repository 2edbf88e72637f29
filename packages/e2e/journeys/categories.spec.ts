import { signInAsStaff } from '../src/journeys/admin.ts'
import { somebody } from '../src/journeys/storefront.ts'
import { goTo } from '../src/journeys/vendor-portal.ts'
import { checkPage, expect, test } from './test.ts'

test('staff add a category, rename and move it; its old address leads to the new one; an empty one goes', async ({
  open,
  problems,
}) => {
  const id = somebody('x').name.split(' ')[1]
  const [name, renamed, below] = [`Journey ${id}`, `Renamed ${id}`, `Below ${id}`]
  const admin = await open('admin')
  const dialog = admin.getByRole('dialog')
  const row = (text: string) => admin.getByRole('row').filter({ hasText: text })

  await test.step('one at the top, one below it', async () => {
    await signInAsStaff(admin, 'catalogue')
    await goTo(admin, 'Categories')
    await checkPage(admin)
    for (const [title, parent] of [
      [name, undefined],
      [below, name],
    ] as const) {
      await admin.getByRole('button', { name: 'Add category' }).click()
      await dialog.getByRole('textbox', { name: 'Name' }).fill(title)
      if (parent) {
        await dialog.getByRole('combobox', { name: 'Below' }).fill(parent)
        await admin.getByRole('option', { name: parent, exact: true }).click()
      }
      await dialog.getByRole('button', { name: 'Add category' }).click()
      await expect(dialog).toBeHidden()
      await expect(row(title)).toContainText('/categories/')
    }
  })

  await test.step('what stands beside it already is refused at the field', async () => {
    await admin.getByRole('button', { name: 'Add category' }).click()
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
    problems.expectOne('the browser logs that the name stands there already', /status of 409/)
    await dialog.getByRole('button', { name: 'Add category' }).click()
    await expect(dialog.getByText('A category of this name stands there already.')).toBeVisible()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  })

  await test.step('renamed, with another address', async () => {
    await admin.getByRole('button', { name: `Edit ${name}` }).click()
    await dialog.getByRole('textbox', { name: 'Name' }).fill(renamed)
    await dialog.getByRole('textbox', { name: 'Address' }).fill(`renamed-${id}`)
    await dialog.getByRole('button', { name: 'Save changes' }).click()
    await expect(row(renamed)).toContainText(`/categories/renamed-${id}`)
  })

  await test.step('the shop leads from the old address to the new one', async () => {
    const shop = await open('storefront')
    // Asked beside the page, which would report a 404: the shop reads the tree again after half a minute.
    const status = async () => (await shop.request.get(`/categories/renamed-${id}`)).status()
    await expect.poll(status, { timeout: 60_000 }).toBe(200)
    await shop.goto(`/categories/journey-${id}`)
    await expect(shop.getByRole('heading', { level: 1, name: renamed })).toBeVisible()
    expect(new URL(shop.url()).pathname).toBe(`/categories/renamed-${id}`)
    await checkPage(shop)
  })

  await test.step('an empty one is removed; one with another below it offers no such thing', async () => {
    await expect(admin.getByRole('button', { name: `Remove ${renamed}` })).toHaveCount(0)
    for (const title of [below, renamed]) {
      await admin.getByRole('button', { name: `Remove ${title}` }).click()
      await dialog.getByRole('button', { name: 'Remove category' }).click()
      await expect(row(title)).toHaveCount(0)
    }
  })
})
