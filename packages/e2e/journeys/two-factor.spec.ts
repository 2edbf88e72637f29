import { DEMO_PASSWORD } from '@millyard/dev-stack/testing'
import type { Page } from '@playwright/test'
import { linkInMail, nextCode, passwordField, setUpTwoFactor, signInWith } from '../src/journeys/account.ts'
import { signInAsStaff } from '../src/journeys/admin.ts'
import { fillRegistration, somebody } from '../src/journeys/storefront.ts'
import { goTo } from '../src/journeys/vendor-portal.ts'
import { checkPage, expect, test } from './test.ts'

const codeField = (page: Page, name = 'Code') => page.getByRole('textbox', { name, exact: true })

test('a customer turns two-factor on, signs in with a code, then with a recovery code, which is spent', async ({
  open,
  stack,
}) => {
  const me = somebody('Twostep')
  const page = await open('storefront', { viewport: { width: 360, height: 800 } })
  let secret = ''
  let codes: string[] = []

  await test.step('registers, confirms the address and turns it on', async () => {
    await page.goto('/register')
    await fillRegistration(page, me)
    await expect(page.getByRole('link', { name: 'Account', exact: true })).toBeVisible()
    await page.goto(await linkInMail(stack, me.email, 'Confirm your e-mail address'))
    await page.getByRole('button', { name: 'Confirm my e-mail address' }).click()
    await expect(page.getByText('Your e-mail address is confirmed')).toBeVisible()
    await page.goto('/account/security')
    ;({ secret, codes } = await setUpTwoFactor(page))
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('millyard-recovery-codes.txt')
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await expect(page.getByText('You have 10 recovery codes left.')).toBeVisible()
    await linkInMail(stack, me.email, 'Two-factor sign-in is on')
  })

  await test.step('signs in with a code, and comes to the page that was wanted', async () => {
    const fresh = await open('storefront', { viewport: { width: 360, height: 800 } })
    await fresh.goto('/account/security')
    await signInWith(fresh, { email: me.email, password: DEMO_PASSWORD })
    await expect(fresh.getByRole('heading', { level: 1, name: 'Enter your code' })).toBeVisible()
    await checkPage(fresh)
    await expect(codeField(fresh)).toHaveAttribute('autocomplete', 'one-time-code')
    await expect(codeField(fresh)).toHaveAttribute('inputmode', 'numeric')
    await codeField(fresh).fill('000')
    await fresh.keyboard.press('Enter')
    await expect(fresh.getByText('Enter the six digits')).toBeVisible()
    await codeField(fresh).fill(nextCode(secret))
    await fresh.keyboard.press('Enter')
    await expect(fresh.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible()
  })

  await test.step('signs in at the vendor portal with a recovery code, which opens nothing a second time', async () => {
    const enter = async () => {
      const portal = await open('vendor-portal')
      await portal.goto('/security')
      await signInWith(portal, { email: me.email, password: DEMO_PASSWORD })
      await portal.getByRole('link', { name: 'Use a recovery code' }).click()
      await codeField(portal, 'Recovery code').fill(codes[0] ?? '')
      await portal.getByRole('button', { name: 'Go on' }).click()
      return portal
    }
    const portal = await enter()
    await expect(portal.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible()
    await expect(portal.getByText('You have 9 recovery codes left.')).toBeVisible()
    await checkPage(portal)
    await linkInMail(stack, me.email, 'A recovery code was used')
    await expect((await enter()).getByText('This code is not right, or was used already.')).toBeVisible()
  })

  await test.step('turns it off with the password and a code', async () => {
    await page.goto('/account/security')
    await page.getByRole('button', { name: 'Turn off' }).click()
    await passwordField(page, 'Password').fill(DEMO_PASSWORD)
    await codeField(page).fill(codes[1] ?? '')
    await page.getByRole('button', { name: 'Turn off' }).click()
    await expect(page.getByRole('button', { name: 'Set up two-factor sign-in' })).toBeVisible()
    await linkInMail(stack, me.email, 'Two-factor sign-in is off')
  })
})

test('a new member of staff gets no further than setting two-factor up, and into the console with it', async ({
  open,
  stack,
  world,
}) => {
  test.setTimeout(180_000)
  const colleague = await world.newcomer(['support'])
  const page = await open('admin')

  await test.step('every page leads to the set-up', async () => {
    await page.goto('/orders')
    await signInWith(page, { email: colleague.email, password: DEMO_PASSWORD })
    await expect(page.getByRole('heading', { level: 1, name: 'Two-factor sign-in' })).toBeVisible()
    for (const path of ['/', '/security', '/factories']) {
      await page.goto(path)
      await expect(page).toHaveURL(/\/two-factor\?/)
    }
    await checkPage(page)
  })

  let secret = ''
  await test.step('once it is set up the console opens with what the role gives', async () => {
    await page.goto('/orders')
    ;({ secret } = await setUpTwoFactor(page))
    await page.getByRole('link', { name: 'I have kept them. Go on' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible()
    await page.goto('/security')
    await expect(page.getByRole('button', { name: 'Move to another app' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Turn off' })).toHaveCount(0)
    await checkPage(page)
  })

  await test.step('the next sign-in asks for a code', async () => {
    const fresh = await open('admin')
    await fresh.goto('/orders')
    await signInWith(fresh, { email: colleague.email, password: DEMO_PASSWORD })
    await expect(fresh.getByRole('heading', { level: 1, name: 'Enter your code' })).toBeVisible()
    await checkPage(fresh)
    await codeField(fresh).fill(nextCode(secret))
    await fresh.getByRole('button', { name: 'Go on' }).click()
    await expect(fresh.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible()
  })

  await test.step('an owner resets it for a phone that is gone: sessions end, and it has to be set up anew', async () => {
    const owner = await open('admin')
    await signInAsStaff(owner, 'owner')
    await goTo(owner, 'Staff')
    const row = owner.getByRole('row', { name: new RegExp(colleague.email) })
    await row.getByRole('button', { name: `Reset two-factor of ${colleague.name}` }).click()
    const question = owner.getByRole('dialog', { name: `Reset two-factor sign-in of ${colleague.name}?` })
    await question.getByRole('textbox', { name: 'Why' }).fill('Phone lost, we spoke in the office')
    await checkPage(owner)
    await question.getByRole('button', { name: 'Reset two-factor' }).click()
    await expect(row).toContainText('Not set up')
    await linkInMail(stack, colleague.email, 'Two-factor sign-in is off')
    const fresh = await open('admin')
    await fresh.goto('/orders')
    await signInWith(fresh, { email: colleague.email, password: DEMO_PASSWORD })
    await expect(fresh.getByRole('heading', { level: 1, name: 'Two-factor sign-in' })).toBeVisible()
    await goTo(owner, 'Audit log')
    await expect(
      owner.getByRole('row', { name: new RegExp(`Took two-factor sign-in off.*${colleague.name}`) }),
    ).toBeVisible()
  })
})
