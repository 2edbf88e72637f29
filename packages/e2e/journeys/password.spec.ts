import { DEMO_PASSWORD } from '@millyard/dev-stack/testing'
import { changePassword, linkInMail, resetPassword, signInWith } from '../src/journeys/account.ts'
import { type AppName, checkPage, expect, test } from './test.ts'

const APPS: { app: AppName; security: string; named: string; shown: string; home: string; width: number }[] = [
  {
    app: 'storefront',
    security: '/account/security',
    named: '/account',
    shown: 'Hello, Ada Newname',
    home: '/',
    width: 360,
  },
  {
    app: 'vendor-portal',
    security: '/security',
    named: '/security',
    shown: 'Ada Newname',
    home: '/onboarding',
    width: 1440,
  },
]

for (const { app, security, named, shown, home, width } of APPS) {
  test(`${app}, ${width} pixels: a password is forgotten, set anew with the mail, and changed`, async ({
    open,
    world,
    stack,
  }) => {
    const { email } = await world.customer()
    const page = await open(app, { viewport: { width, height: 800 } })

    await test.step('a mail brings a link, once', async () => {
      await page.goto('/forgot-password')
      await checkPage(page)
      await resetPassword(page, stack, { email, password: 'set with the link' })
      await checkPage(page)
      await page.goto(await linkInMail(stack, email, 'Set a new password'))
      await checkPage(page)
      await page.getByRole('textbox', { name: 'New password' }).fill('set once more')
      await page.getByRole('button', { name: 'Set password' }).click()
      await expect(page.getByText('This link has been used already or is too old.')).toBeVisible()
    })

    await test.step('the old password is refused, the new one leads back to where the person wanted to go', async () => {
      await page.goto(security)
      await signInWith(page, { email, password: DEMO_PASSWORD })
      await expect(page.getByText('do not fit together')).toBeVisible()
      await signInWith(page, { email, password: 'set with the link' })
      await expect(page.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible()
      await checkPage(page)
    })

    await test.step('a new name is shown at once', async () => {
      await page.goto(named)
      const field = page.getByRole('textbox', { name: 'Name', exact: true })
      await expect(field).not.toHaveValue('')
      await field.fill('')
      await page.getByRole('button', { name: 'Change name' }).click()
      await expect(field).toHaveAttribute('aria-invalid', 'true')
      await field.fill('Ada Newname')
      await page.getByRole('button', { name: 'Change name' }).click()
      await expect(page.getByText('Your name is changed')).toBeVisible()
      await expect(page.getByText(shown).first()).toBeVisible()
      await checkPage(page)
      await page.goto(security)
    })

    await test.step('changing it asks for the present one and signs other devices out', async () => {
      const elsewhere = await open(app)
      await elsewhere.goto(security)
      await signInWith(elsewhere, { email, password: 'set with the link' })
      await expect(elsewhere.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible()

      await changePassword(page, 'not this one', 'changed by hand')
      await expect(page.getByText('This is not your password.')).toBeVisible()
      await changePassword(page, 'set with the link', 'changed by hand')
      await expect(page.getByText('Your password is changed')).toBeVisible()
      await checkPage(page)
      await linkInMail(stack, email, 'Your password was changed')

      // The other device keeps its page until it has to ask for a fresh token; what it changes is refused before that.
      await changePassword(elsewhere, 'changed by hand', 'changed by a thief')
      await expect(elsewhere.getByText('Your session has ended.')).toBeVisible()

      // A page that the service refuses leads to the sign-in and back.
      await elsewhere.goto(security)
      await expect(elsewhere.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
      await expect(elsewhere.getByText('Your session has ended.')).toBeVisible()
      await signInWith(elsewhere, { email, password: 'changed by hand' })
      await expect(elsewhere.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible()
    })

    await test.step('a sign-in link never leads to another site', async () => {
      const fresh = await open(app)
      for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', '/.//evil.example']) {
        await fresh.goto(`/sign-in?next=${encodeURIComponent(next)}`)
        await signInWith(fresh, { email, password: 'changed by hand' })
        await expect(fresh).toHaveURL(`${stack.urls[app]}${home}`)
        await fresh.context().clearCookies()
      }
    })
  })
}
