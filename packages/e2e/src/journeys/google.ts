import { expect, type Page } from '@playwright/test'
import type { Person } from './storefront.ts'

/** What a person does at Google, by what they see there. */

/** Says at Google who they are; ends where Google sends them back to. */
export async function beAtGoogle(page: Page, { name, email }: Person): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in to Millyard' })).toBeVisible()
  const known = page.getByRole('button', { name: email })
  if ((await known.count()) > 0) {
    await known.click()
    return
  }
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Continue' }).click()
}

/** From a sign-in page through Google; ends where that leads. */
export async function continueWithGoogle(page: Page, person: Person): Promise<void> {
  await page.getByRole('button', { name: 'Continue with Google' }).click()
  await beAtGoogle(page, person)
}
