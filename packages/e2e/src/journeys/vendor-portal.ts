import { DEMO_PASSWORD } from '@millyard/dev-stack/testing'
import { smallPdf } from '@millyard/service-kit/testing/small-pdf'
import { expect, type Locator, type Page } from '@playwright/test'
import { PICTURE } from '../world.ts'
import { textOf } from './reading.ts'
import { fillSignIn } from './storefront.ts'

/** What a factory's owner does in the vendor portal, by what they see. */

export interface Factory {
  name: string
  town: string
}

export interface Goods {
  title: string
  /** Of the one option, named Size. */
  sizes: readonly [string, string]
  /** As it is typed: "29.90". */
  price: string
  stock: number
}

/** Signs in somebody who acts for a factory. */
export async function signInToPortal(page: Page, person: { email: string }): Promise<void> {
  await page.goto('/sign-in')
  await fillSignIn(page, person)
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
}

/** Begins an application on the screen. */
export async function startApplication(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Apply with your factory' })).toBeVisible()
  await page.getByLabel('Factory name').fill(name)
  await choose(page, 'Country', 'Austria')
  await page.getByRole('button', { name: 'Start application' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** What buyers see and what staff check: the first two parts of an application that is begun. */
export async function describeFactory(page: Page, { name, town }: Factory): Promise<void> {
  await page.getByLabel('Legal name').fill(`${name} GmbH`)
  await page.getByLabel('Registration number').fill('FN 123456 a')
  await page.getByLabel('Tagline').fill('Made for one journey')
  await page
    .getByLabel('Story')
    .fill('Two benches, one window to the river, and exactly the goods that this journey needs.')
  await page.getByRole('region', { name: 'Store profile' }).getByLabel('Town').fill(town)
}

/** Where parcels set out, and the terms: the last parts of an application. */
export async function fillShipFrom(page: Page, { name, town }: Factory): Promise<void> {
  const address = page.getByRole('region', { name: 'Ship-from address' })
  await address.getByLabel('Name').fill(`${name} GmbH`)
  await address.getByLabel('Street and number').fill('Mühlgasse 7')
  await address.getByLabel('Postcode').fill('8010')
  await address.getByLabel('City').fill(town)
  await page.getByRole('checkbox', { name: /I accept these terms/ }).check()
}

/** Adds an extract of the register to an application that is written. */
export async function addExtract(page: Page): Promise<void> {
  const form = page.getByRole('form', { name: 'Add a document' })
  await form.getByRole('combobox', { name: 'What it is' }).click()
  await page.getByRole('option', { name: 'Extract of the register', exact: true }).click()
  await form
    .locator('input[type="file"]')
    .setInputFiles({ name: 'extract.pdf', mimeType: 'application/pdf', buffer: smallPdf() })
  await form.getByRole('button', { name: 'Add document' }).click()
  await expect(page.getByRole('button', { name: 'Open extract.pdf' })).toBeVisible()
}

/** Begins, fills in and sends an application; ends when the portal says that staff have it. */
export async function sendApplication(page: Page, factory: Factory): Promise<void> {
  await startApplication(page, factory.name)
  await describeFactory(page, factory)
  await fillShipFrom(page, factory)
  await page.getByRole('button', { name: 'Send application' }).click()
  await expect(page.getByText('Your application is sent')).toBeVisible()
}

/** Answers what staff asked for with another story, and sends the application again. */
export async function answerStaff(page: Page, story: string): Promise<void> {
  await page.getByLabel('Story').fill(story)
  await page.getByRole('button', { name: 'Send again' }).click()
  await expect(page.getByText('Your application is sent')).toBeVisible()
}

/** Follows an invitation that is on the screen with a new login; ends on the dashboard. */
export async function joinFactory(page: Page, factory: string, name: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: `Join ${factory}` })).toBeVisible()
  await page.getByLabel('Name').fill(name)
  await page.getByRole('textbox', { name: 'Password' }).fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: `Join ${factory}` }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible()
}

/** What the sidebar offers this person. */
export async function sidebarEntries(page: Page): Promise<string[]> {
  const texts = await page.getByRole('navigation', { name: 'Main' }).getByRole('link').allTextContents()
  return texts.map((text) => text.trim())
}

/** Adds a delivery method to Austria, with the portal's Delivery page. */
export async function addDeliveryMethod(page: Page, { name, price }: { name: string; price: string }): Promise<void> {
  await goTo(page, 'Delivery')
  await page.getByRole('button', { name: 'Add method' }).first().click()
  const form = page.getByRole('dialog', { name: 'New delivery method' })
  await form.getByLabel('Name').fill(name)
  await choose(page, 'Countries', 'Austria')
  await form.getByLabel('Price').fill(price)
  await form.getByLabel('Days, at least').fill('2')
  await form.getByLabel('Days, at most').fill('4')
  await form.getByRole('button', { name: 'Add method' }).click()
  await expect(form).toBeHidden()
  await expect(page.getByRole('cell', { name, exact: true })).toBeVisible()
}

/** Writes a product with two variants and a picture; it saves itself. Ends on its page, ready to be submitted. */
export async function writeProduct(page: Page, goods: Goods): Promise<void> {
  await goTo(page, 'Products')
  await page.getByRole('link', { name: 'New product' }).first().click()
  await page.getByLabel('Title').fill(goods.title)
  await choose(page, 'Category', 'Tableware')
  await page.getByRole('button', { name: 'Start draft' }).click()
  await expect(page.getByRole('heading', { level: 1, name: goods.title })).toBeVisible()
  await page.getByLabel('Description').fill('Exactly what this journey needs, made by hand from start to end.')
  await page.getByLabel('Lead time in working days').fill('2')

  await page.getByRole('button', { name: 'Add option' }).click()
  await page.getByRole('textbox', { name: 'Option 1', exact: true }).fill('Size')
  const values = page.getByRole('textbox', { name: 'Add a value to option 1' })
  for (const size of goods.sizes) {
    await values.fill(size)
    await values.press('Enter')
  }
  for (const size of goods.sizes) {
    await page.getByLabel(`Price, ${size}`, { exact: true }).fill(goods.price)
    await page.getByLabel(`Weight in grams, ${size}`).fill('750')
    await page.getByLabel(`Stock, ${size}`).fill(String(goods.stock))
  }
  await page.getByRole('button', { name: 'Suggest SKUs' }).click()
  await addPictures(page, ['The thing itself'])
  await draftSaved(page)
}

/** Uploads a picture for each of the words and describes it with them. */
export async function addPictures(page: Page, words: readonly string[]): Promise<void> {
  const described = page.getByLabel(/^What picture \d+ shows$/)
  const before = await described.count()
  await page
    .getByLabel('Choose pictures')
    .setInputFiles(words.map((_, index) => ({ name: `thing-${index}.png`, mimeType: 'image/png', buffer: PICTURE })))
  await expect(described).toHaveCount(before + words.length)
  for (const [index, text] of words.entries()) await described.nth(before + index).fill(text)
  for (const text of words) await expect(page.getByRole('img', { name: text })).toBeVisible()
}

/** Waits until everything that was typed into the editor is written. */
export async function draftSaved(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /^ ?Saved/ })).toBeVisible()
}

/** Stock and what is held for orders, per size, as the product's page says. */
export async function readStock(page: Page, { title, sizes }: Goods): Promise<{ stock: number; held: number }[]> {
  await goTo(page, 'Products')
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await page.getByRole('link', { name: 'Price and stock', exact: true }).first().click()
  const shelf = page.getByRole('region', { name: 'Stock', exact: true })
  await expect(shelf).toBeVisible()
  return Promise.all(
    sizes.map(async (size) => ({
      stock: Number(await shelf.getByLabel(`Stock, ${size}`).inputValue()),
      held: Number(await textOf(shelf.getByRole('row', { name: size }).getByRole('cell').nth(2))),
    })),
  )
}

/** Sends the product on the screen to staff. */
export async function submitProduct(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Submit for review' }).click()
  await expect(page.getByText('Sent to our staff')).toBeVisible()
}

/** Goes through Stripe's onboarding page and comes back. */
export async function setUpPayouts(page: Page, { name }: Factory): Promise<void> {
  await goTo(page, 'Payouts')
  await page.getByRole('button', { name: 'Set up payouts' }).click()
  await page.getByLabel('Business name').fill(name)
  await page.getByLabel('Bank account or IBAN').fill('DE89 3704 0044 0532 0130 00')
  await page.getByRole('button', { name: 'Submit' }).click()
  // By its role: while the page streams in, its words stand there twice, once hidden.
  await expect(page.getByRole('status').filter({ hasText: 'Your payouts are set up' })).toBeVisible()
}

/** Opens an order of the list; it may take a moment until it is there. */
export async function openOrder(page: Page, number: string): Promise<void> {
  await goTo(page, 'Orders')
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('link', { name: number })).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 30_000 })
  await page.getByRole('link', { name: number }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Order ${number}` })).toBeVisible()
}

/** Ships everything of the order on the screen with Yard Post. @returns the tracking number */
export async function shipAll(page: Page): Promise<string> {
  await expect(page.getByRole('radio', { name: 'Yard Post' })).toBeChecked()
  await page.getByRole('button', { name: 'Ship parcel' }).click()
  const number = page.getByRole('region', { name: 'Parcels' }).getByText(/^YP\d+$/)
  await expect(number).toBeVisible()
  return textOf(number)
}

/** The sidebar. Where the window is narrow it is a drawer behind a button, which answers once the page has its scripts. */
export async function openNavigation(page: Page): Promise<Locator> {
  const navigation = page.getByRole('navigation', { name: 'Main' })
  await expect(async () => {
    const button = page.getByRole('button', { name: 'Open navigation' })
    if (!(await navigation.isVisible()) && (await button.isVisible())) await button.click()
    await expect(navigation).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 20_000 })
  return navigation
}

/** Follows the sidebar; an entry may carry the number of what waits there. */
export async function goTo(page: Page, entry: string): Promise<void> {
  const navigation = await openNavigation(page)
  await navigation.getByRole('link', { name: new RegExp(`^${entry}\\b`) }).click()
  await expect(page.getByRole('heading', { level: 1, name: entry })).toBeVisible()
}

/** Types into a select and takes the option of exactly this name. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label })
  await box.click()
  await box.fill(option)
  await page.getByRole('option', { name: option, exact: true }).click()
  await box.press('Escape')
}
