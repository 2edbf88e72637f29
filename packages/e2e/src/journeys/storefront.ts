import { randomUUID } from 'node:crypto'
import { DEMO_PASSWORD } from '@millyard/dev-stack/testing'
import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test'

/** What a person does in the shop, by what they see. Each function ends when the screen says that it is done. */

export const CARDS = {
  paid: '4242424242424242',
  declined: '4000000000000002',
  challenged: '4000002500003155',
} as const

export interface Person {
  name: string
  email: string
}

/** Somebody whom nobody knows yet. */
export function somebody(role: string): Person {
  const id = randomUUID().slice(0, 8)
  return { name: `${role} ${id}`, email: `${role.toLowerCase()}-${id}@example.com` }
}

/** Fills in the registration form that is on the screen. */
export async function fillRegistration(page: Page, { name, email }: Person): Promise<void> {
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Create account' }).click()
}

/** Signs in with the form; ends where the page leads to. */
export async function signInAs(page: Page, person: Person): Promise<void> {
  await page.goto('/sign-in')
  await fillSignIn(page, person)
  await expect(page.getByRole('link', { name: 'Account', exact: true })).toBeVisible()
}

/** Fills in and sends the sign-in form that is on the screen. */
export async function fillSignIn(page: Page, { email }: Pick<Person, 'email'>): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Searches with the form in the header. */
export async function searchFor(page: Page, words: string): Promise<void> {
  const box = page.getByRole('combobox', { name: 'Search goods and factories' })
  await box.fill(words)
  await box.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: `“${words}”` })).toBeVisible()
}

/** Opens a product from the list on the screen. */
export async function openProduct(page: Page, title: string): Promise<void> {
  await page.getByRole('article').getByRole('link', { name: title }).click()
  // The heading of a search says the same words.
  await expect(page).toHaveURL(/\/products\//)
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

/** Puts the product on the screen into the cart, in the chosen option if it has any. */
export async function addToCart(page: Page, { option }: { option?: string } = {}): Promise<void> {
  if (option !== undefined) await page.getByRole('radio', { name: option }).check()
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByText('Added to your cart')).toBeVisible()
}

/** What one factory sends: a sheet of the cart, of the checkout, of an order. */
export function sheetOf(page: Page, factory: string): Locator {
  return page.getByRole('region', { name: `From ${factory}` })
}

export async function fillAddress(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Street and number').fill('Mill Lane 1')
  await page.getByLabel('Postcode').fill('1010')
  await page.getByLabel('City').fill('Wien')
  await page.getByLabel('Country').selectOption({ label: 'Austria' })
}

/** Types a card into Stripe's form. */
export async function fillCard(page: Page, number: string): Promise<void> {
  const form = paymentForm(page)
  await form.getByLabel('Card number').fill(number)
  await form.getByLabel('Expiration date').fill('12 / 34')
  await form.getByLabel('Security code').fill('123')
}

export function paymentForm(page: Page): FrameLocator {
  return page.frameLocator('iframe[title="Secure payment input frame"]')
}

export function challenge(page: Page): FrameLocator {
  return page.frameLocator('iframe[title="3-D Secure test challenge"]')
}

export function payButton(page: Page): Locator {
  return page.getByRole('button', { name: /^Pay / })
}

/** Presses the button and waits for the word that the money has arrived. @returns how long that took */
export async function pay(page: Page): Promise<{ seconds: number }> {
  const began = performance.now()
  await payButton(page).click()
  await untilPaid(page)
  return { seconds: (performance.now() - began) / 1_000 }
}

export async function untilPaid(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Paid' })).toBeVisible({ timeout: 60_000 })
}

/** Opens an order from the account's list. */
export async function openOwnOrder(page: Page, number: string): Promise<void> {
  await page.getByRole('link', { name: 'Account', exact: true }).click()
  await page.getByRole('link', { name: `Order ${number}` }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Order ${number}` })).toBeVisible()
}

/** The way of one factory's parcel. */
export function timelineOf(page: Page, factory: string): Locator {
  return page.getByRole('list', { name: `Delivery from ${factory}` })
}

/** Loads the page again until what is awaited stands on it: news comes by events. */
export async function reloadUntil(page: Page, check: (timeout: { timeout: number }) => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.reload()
    await check({ timeout: 3_000 })
  }).toPass({ timeout: 60_000 })
}
