import { expect, type Page } from '@playwright/test'
import { goTo } from './vendor-portal.ts'

/** What staff do in the admin console, by what they see. */

/** Signs in as one of the demo people of the staff. */
export async function signInAsStaff(page: Page, role: 'owner' | 'support' | 'catalogue' | 'finance'): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: new RegExp(`^Staff: ${role}`) }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible()
}

/** Approves an application from the queue. */
export async function approveFactory(page: Page, name: string): Promise<void> {
  await goTo(page, 'Factories')
  await openFromQueue(page, name)
  await approve(page, name)
  await expect(page.getByRole('button', { name: 'Suspend factory' })).toBeVisible()
}

/** Sends an application of the queue back with a note. */
export async function askFactoryForChanges(page: Page, name: string, note: string): Promise<void> {
  await goTo(page, 'Factories')
  await openFromQueue(page, name)
  await page.getByRole('button', { name: 'Ask for changes' }).click()
  const question = page.getByRole('dialog', { name: `Ask for changes to ${name}?` })
  await question.getByLabel('What to change').fill(note)
  await question.getByRole('button', { name: 'Ask for changes' }).click()
  await expect(question).toBeHidden()
  await expect(page.getByText('The factory has been asked for changes.')).toBeVisible()
}

/** Opens a factory of the list, by its status. */
export async function openFactory(page: Page, name: string, status: string): Promise<void> {
  await goTo(page, 'Factories')
  await page.getByRole('combobox', { name: 'Status' }).click()
  await page.getByRole('option', { name: status, exact: true }).click()
  await openFromQueue(page, name)
}

/** Suspends the approved factory of this name; ends on its page. */
export async function suspendFactory(page: Page, name: string, reason: string): Promise<void> {
  await openFactory(page, name, 'Approved')
  await page.getByRole('button', { name: 'Suspend factory' }).click()
  const question = page.getByRole('dialog', { name: `Suspend ${name}?` })
  await question.getByLabel('Why it is suspended').fill(reason)
  await question.getByRole('button', { name: 'Suspend factory' }).click()
  await expect(page.getByRole('button', { name: 'Reinstate factory' })).toBeVisible()
}

/** Reinstates the factory on the screen. */
export async function reinstateFactory(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Reinstate factory' }).click()
  const question = page.getByRole('dialog', { name: `Reinstate ${name}?` })
  await question.getByRole('button', { name: 'Reinstate factory' }).click()
  await expect(page.getByRole('button', { name: 'Suspend factory' })).toBeVisible()
}

/** Approves a product from the queue. */
export async function approveProduct(page: Page, title: string): Promise<void> {
  await goTo(page, 'Product reviews')
  await openFromQueue(page, title)
  await approve(page, title)
  await expect(page.getByText('This product is decided.')).toBeVisible()
}

async function approve(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Approve' }).click()
  const question = page.getByRole('dialog', { name: `Approve ${name}?` })
  await question.getByRole('button', { name: 'Approve' }).click()
  await expect(question).toBeHidden()
}

/** The oldest comes first and other tests leave theirs, so the own one may be further down. */
export async function openFromQueue(page: Page, name: string): Promise<void> {
  const entry = page.getByRole('link', { name, exact: true })
  const more = page.getByRole('button', { name: 'Load more' })
  await expect(async () => {
    if ((await entry.count()) === 0 && (await more.isVisible())) await more.click()
    await expect(entry).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 60_000 })
  await entry.click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}
