import { approveProduct, signInAsStaff } from '../src/journeys/admin.ts'
import { reloadUntil, somebody } from '../src/journeys/storefront.ts'
import { addPictures, choose, draftSaved, goTo, signInToPortal } from '../src/journeys/vendor-portal.ts'
import { checkPage, expect, test } from './test.ts'

test('a required attribute and a brand: asked for, proposed, approved, shown and filtered by', async ({
  open,
  world,
}) => {
  test.setTimeout(300_000)
  const id = somebody('x').name.split(' ')[1] ?? ''
  const [attribute, category, brand] = [`Wood ${id}`, `Stools ${id}`, `Stoolmakers ${id}`]
  const title = `Stool ${id}`
  const factory = await world.vendor()
  const [staff, vendor, shop] = [await open('admin'), await open('vendor-portal'), await open('storefront')]

  await test.step('staff add a category and an attribute, and require it there', async () => {
    await signInAsStaff(staff, 'catalogue')
    await goTo(staff, 'Categories')
    await staff.getByRole('button', { name: 'Add category' }).first().click()
    const form = staff.getByRole('dialog', { name: 'New category' })
    await form.getByRole('textbox', { name: 'Name' }).fill(category)
    await form.getByRole('button', { name: 'Add category' }).click()
    await expect(form).toBeHidden()

    await goTo(staff, 'Attributes')
    await staff.getByRole('button', { name: 'Add attribute' }).first().click()
    const drawer = staff.getByRole('dialog', { name: 'New attribute' })
    await drawer.getByRole('textbox', { name: 'Name' }).fill(attribute)
    for (const value of ['Oak', 'Ash']) {
      await drawer.getByRole('textbox', { name: 'New value' }).fill(value)
      await drawer.getByRole('button', { name: 'Add value' }).click()
    }
    await checkPage(staff)
    await drawer.getByRole('button', { name: 'Add attribute' }).click()
    await expect(drawer).toBeHidden()
    await checkPage(staff)

    await goTo(staff, 'Categories')
    await staff.getByRole('link', { name: `Attributes of ${category}` }).click()
    await expect(staff.getByRole('heading', { level: 1, name: `Attributes of ${category}` })).toBeVisible()
    await staff.getByRole('combobox', { name: `${attribute} here` }).click()
    await staff.getByRole('option', { name: 'Required' }).click()
    await expect(staff.getByText(`${attribute} is changed for ${category}`)).toBeVisible()
    await checkPage(staff)
  })

  await test.step('a product in it is not sent without the value, and its brand is proposed', async () => {
    await signInToPortal(vendor, factory)
    await goTo(vendor, 'Products')
    await vendor.getByRole('link', { name: 'New product' }).first().click()
    await vendor.getByLabel('Title').fill(title)
    await choose(vendor, 'Category', category)
    await vendor.getByRole('button', { name: 'Start draft' }).click()
    await expect(vendor.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await vendor.getByLabel('Description').fill('A stool with three legs, turned and wedged by hand.')
    await vendor.getByLabel('Lead time in working days').fill('2')
    await vendor.getByLabel('SKU, The product').fill(`S-${id}`)
    await vendor.getByLabel('Price, The product').fill('90')
    await vendor.getByLabel('Weight in grams, The product').fill('2500')
    await vendor.getByLabel('Stock, The product').fill('5')
    await addPictures(vendor, ['The stool'])
    await vendor.getByRole('button', { name: 'My brand is not in the list' }).click()
    const proposal = vendor.getByRole('dialog', { name: 'Propose a brand' })
    await proposal.getByLabel('Name').fill(brand)
    await proposal.getByRole('button', { name: 'Propose brand' }).click()
    await expect(proposal).toBeHidden()
    await draftSaved(vendor)
    await vendor.getByRole('button', { name: 'Submit for review' }).click()
    await expect(vendor.getByText('Fill in this field.')).toBeVisible()
    await checkPage(vendor)
    await choose(vendor, attribute, 'Oak')
    await draftSaved(vendor)
    await vendor.getByRole('button', { name: 'Submit for review' }).click()
    await expect(vendor.getByText('Sent to our staff', { exact: true })).toBeVisible()
  })

  await test.step('staff accept the brand and approve the product', async () => {
    await goTo(staff, 'Brand proposals')
    await checkPage(staff)
    await staff.getByRole('button', { name: `Accept ${brand}` }).click()
    await staff.getByRole('dialog').getByRole('button', { name: 'Accept', exact: true }).click()
    await expect(staff.getByText(`${brand} is in the list`)).toBeVisible()
    await approveProduct(staff, title)
    await expect(staff.getByRole('region', { name: 'Details' }).getByText('Oak')).toBeVisible()
  })

  await test.step('buyers read the value and the brand, and open its page', async () => {
    await shop.goto(`/products/stool-${id.toLowerCase()}`)
    await reloadUntil(shop, (timeout) =>
      expect(shop.getByRole('heading', { level: 1, name: title })).toBeVisible(timeout),
    )
    await expect(shop.getByRole('row', { name: `${attribute} Oak` })).toBeVisible()
    await checkPage(shop)
    await shop.getByRole('link', { name: brand }).click()
    await expect(shop.getByRole('heading', { level: 1, name: brand })).toBeVisible()
    await expect(shop.getByRole('article').filter({ hasText: title })).toBeVisible()
    await checkPage(shop)
    await shop.goto('/brands')
    await reloadUntil(shop, (timeout) => expect(shop.getByRole('link', { name: brand })).toBeVisible(timeout))
    await checkPage(shop)
  })

  await test.step('staff find the brand in their list', async () => {
    await goTo(staff, 'Brands')
    await staff.getByRole('textbox', { name: 'Search brands' }).fill(brand)
    await staff.getByRole('link', { name: brand, exact: true }).click()
    await expect(staff.getByRole('heading', { level: 1, name: brand })).toBeVisible()
    await expect(staff.getByText('It can be removed once nothing carries it.')).toBeVisible()
    await checkPage(staff)
  })
})
