import { DEMO_PASSWORD, type StackHandle, twoFactorCode } from '@millyard/dev-stack/testing'
import { expect, type Page } from '@playwright/test'
import { checkPage } from './check-page.ts'

/** What a person does with their own account, by what they see; the same words in all three apps. */

/** The link of the newest mail with this subject, once it has come. */
export async function linkInMail(stack: StackHandle, email: string, subject: string): Promise<string> {
  let link: string | undefined
  await expect(async () => {
    const mail = (await stack.mails(email)).findLast((one) => one.subject === subject)
    link = /https?:\/\/\S+/.exec(mail?.text ?? '')?.[0]
    expect(link, `a mail "${subject}" to ${email}`).toBeTruthy()
  }).toPass({ timeout: 30_000 })
  return link ?? ''
}

/** The link of the newest invitation in this mailbox, once it has come. */
export async function invitationLink(stack: StackHandle, email: string): Promise<string> {
  let link = ''
  await expect
    .poll(async () => {
      link = /https?:\S+\/invitation\?token=\S+/.exec((await stack.mails(email)).at(-1)?.text ?? '')?.[0] ?? ''
      return link
    }, `an invitation to ${email}`)
    .not.toBe('')
  return link
}

/** The field of a password; the button beside it that shows what is typed has the same label. */
export const passwordField = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** Follows "Forgot your password?" from the sign-in page, and the link of the mail; ends on the sign-in page. */
export async function resetPassword(
  page: Page,
  stack: StackHandle,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Forgot your password?' })).toBeVisible()
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await expect(page.getByText('Look into your mailbox')).toBeVisible()
  await page.goto(await linkInMail(stack, email, 'Set a new password'))
  await expect(page.getByRole('heading', { level: 1, name: 'Set a new password' })).toBeVisible()
  await passwordField(page, 'New password').fill(password)
  await page.getByRole('button', { name: 'Set password' }).click()
  await expect(page.getByText('Your new password is set. Sign in with it.')).toBeVisible()
}

/** Fills in the sign-in form that is on the screen and sends it. */
export async function signInWith(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await passwordField(page, 'Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Changes the password on the security page that is on the screen. */
export async function changePassword(page: Page, present: string, next: string): Promise<void> {
  await passwordField(page, 'Present password').fill(present)
  await passwordField(page, 'New password').fill(next)
  await page.getByRole('button', { name: 'Change password' }).click()
}

/**
 * Sets two-factor up where its section is on the screen; ends with the recovery codes shown. Spends the code of now: the
 * next one to enter is that of `nextCode`.
 */
export async function setUpTwoFactor(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.getByRole('button', { name: 'Set up two-factor sign-in' }).click()
  await passwordField(page, 'Password').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Set it up' }).click()
  await expect(page.getByRole('img', { name: 'QR code for your app' })).toBeVisible()
  await checkPage(page)
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
  await page.getByLabel('Code from your app').fill('12345')
  await page.getByRole('button', { name: 'Turn on' }).click()
  await expect(page.getByText('Enter the six digits that your app shows.')).toBeVisible()
  await page.getByLabel('Code from your app').fill(twoFactorCode(secret))
  await page.getByRole('button', { name: 'Turn on' }).click()
  const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')
  await expect(codes).toHaveCount(10)
  await checkPage(page)
  return { secret, codes: await codes.allTextContents() }
}

/**
 * A code that is unspent after another was spent in this step, as of an app whose clock is a step early. It still counts when
 * the step ends before the press has arrived, which a code of a late clock would not.
 */
export const nextCode = (secret: string) => twoFactorCode(secret, 1)
