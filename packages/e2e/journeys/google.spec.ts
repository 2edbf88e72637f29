import { DEMO_PASSWORD } from '@millyard/dev-stack/testing'
import { linkInMail, passwordField, signInWith } from '../src/journeys/account.ts'
import { beAtGoogle, continueWithGoogle } from '../src/journeys/google.ts'
import { addToCart, fillRegistration, openProduct, searchFor, sheetOf, somebody } from '../src/journeys/storefront.ts'
import { checkPage, expect, test } from './test.ts'

test('somebody new comes with Google and a filled cart, comes back, sets a password and disconnects', async ({
  open,
  stack,
  world,
}) => {
  const me = somebody('Googler')
  const factory = await world.vendor()
  const goods = await world.product(factory)
  const page = await open('storefront', { viewport: { width: 360, height: 800 } })
  const account = page.getByRole('link', { name: 'Account', exact: true })

  await test.step('fills a cart, and it comes along', async () => {
    await page.goto('/')
    await searchFor(page, goods.title)
    await openProduct(page, goods.title)
    await addToCart(page)
    await page.goto('/register?next=/cart')
    await checkPage(page)
    await continueWithGoogle(page, me)
    await expect(page).toHaveURL('/cart')
    await expect(sheetOf(page, factory.name)).toContainText(goods.title)
    await expect(account).toBeVisible()
  })

  await test.step('has no password, and Google as the only way in', async () => {
    await page.goto('/account/security')
    await expect(page.getByRole('region', { name: 'Sign-in with Google' })).toContainText(me.email)
    await expect(page.getByText('It is your only way in.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Disconnect Google' })).toHaveCount(0)
    await checkPage(page)
  })

  await test.step('signs out, and in again with Google', async () => {
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await expect(page.getByRole('link', { name: 'Sign in', exact: true })).toBeVisible()
    await page.goto('/account/security')
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
    await checkPage(page)
    await continueWithGoogle(page, me)
    await expect(page.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible()
  })

  await test.step('sets a password by mail, then disconnects Google with it', async () => {
    await page.getByRole('button', { name: 'Send me a link to set one' }).click()
    await expect(page.getByText('Look into your mailbox')).toBeVisible()
    await page.goto(await linkInMail(stack, me.email, 'Set a new password'))
    await passwordField(page, 'New password').fill(DEMO_PASSWORD)
    await page.getByRole('button', { name: 'Set password' }).click()
    await expect(page.getByText('Your new password is set. Sign in with it.')).toBeVisible()
    await page.goto('/account/security')
    await signInWith(page, { email: me.email, password: DEMO_PASSWORD })
    const google = page.getByRole('region', { name: 'Sign-in with Google' })
    await google.getByLabel('Your password').fill(DEMO_PASSWORD)
    await google.getByRole('button', { name: 'Disconnect Google' }).click()
    await expect(google.getByRole('button', { name: 'Connect Google' })).toBeVisible()
    await checkPage(page)
    await linkInMail(stack, me.email, 'A Google account was disconnected')
  })
})

test('a customer with a password is not linked by Google, connects it under Security, and signs in with it', async ({
  open,
  stack,
}) => {
  const me = somebody('Password')
  const page = await open('storefront')
  await page.goto('/register')
  await fillRegistration(page, me)
  await expect(page.getByRole('link', { name: 'Account', exact: true })).toBeVisible()

  await test.step('arriving with Google says that there is an account', async () => {
    const other = await open('storefront')
    await other.goto('/sign-in')
    await continueWithGoogle(other, me)
    await expect(other.getByText('There is an account with this address.')).toBeVisible()
    await expect(other.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
    await checkPage(other)
  })

  await test.step('whoever says no at Google is told so', async () => {
    const other = await open('storefront')
    await other.goto('/sign-in')
    await other.getByRole('button', { name: 'Continue with Google' }).click()
    await other.getByRole('button', { name: 'Cancel' }).click()
    await expect(other.getByText('You came back from Google without signing in.')).toBeVisible()
  })

  await test.step('confirms the address, then connects', async () => {
    await page.goto('/account/security')
    await expect(page.getByText('Confirm your e-mail address first, then connect')).toBeVisible()
    await page.goto(await linkInMail(stack, me.email, 'Confirm your e-mail address'))
    await page.getByRole('button', { name: 'Confirm my e-mail address' }).click()
    await expect(page.getByText('Your e-mail address is confirmed')).toBeVisible()
    await page.goto('/account/security')
    const google = page.getByRole('region', { name: 'Sign-in with Google' })
    await google.getByRole('button', { name: 'Connect Google' }).click()
    await expect(google.getByText('Fill in this field.')).toBeVisible()
    await google.getByLabel('Your password').fill(DEMO_PASSWORD)
    await google.getByRole('button', { name: 'Connect Google' }).click()
    await beAtGoogle(page, me)
    await expect(page.getByRole('region', { name: 'Sign-in with Google' })).toContainText(me.email)
    await checkPage(page)
    await linkInMail(stack, me.email, 'A Google account is connected')
  })

  await test.step('Google opens that account from then on, at the factory portal too', async () => {
    const portal = await open('vendor-portal')
    await portal.goto('/security')
    await expect(portal.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
    await checkPage(portal)
    await continueWithGoogle(portal, me)
    await expect(portal.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible()
    await expect(portal.getByRole('region', { name: 'Sign-in with Google' })).toContainText(me.email)
    await checkPage(portal)
  })
})

test('a factory owner registers with Google; the console knows nothing of it', async ({ open }) => {
  const portal = await open('vendor-portal')
  await portal.goto('/register')
  await checkPage(portal)
  await continueWithGoogle(portal, somebody('Maker'))
  await expect(portal.getByRole('heading', { level: 1 })).not.toHaveText('Create an account')
  await expect(portal).not.toHaveURL(/sign-in|register/)
  const console = await open('admin')
  await console.goto('/sign-in')
  await expect(console.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await expect(console.getByRole('button', { name: /Google/ })).toHaveCount(0)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('somebody signs in with Google', async ({ open }) => {
    const page = await open('storefront')
    await page.goto('/sign-in?next=/cart')
    await checkPage(page, { hasScripts: false })
    await continueWithGoogle(page, somebody('Scriptless'))
    await expect(page).toHaveURL('/cart')
    await expect(page.getByRole('link', { name: 'Account', exact: true })).toBeVisible()
  })
})

test('attack: a return from Google that this browser did not begin signs nobody in', async ({ open }) => {
  const [thief, victim] = [await open('storefront'), await open('storefront')]
  await thief.goto('/sign-in')
  await thief.getByRole('button', { name: 'Continue with Google' }).click()
  // The sign-in page has a form with an address too.
  await expect(thief.getByRole('heading', { level: 1, name: 'Sign in to Millyard' })).toBeVisible()
  const form = thief.locator('form').filter({ has: thief.getByLabel('E-mail') })
  const asked = await form
    .locator('input[type=hidden]')
    .evaluateAll((inputs) =>
      inputs.map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']),
    )
  // The thief keeps their own way back, unused, to hand it to somebody else.
  const answer = await thief.request.post(thief.url(), {
    form: { ...Object.fromEntries(asked), ...somebody('Thief') },
    maxRedirects: 0,
  })
  const link = answer.headers().location ?? ''
  expect(link).toContain('code=')

  await victim.goto(link)
  await expect(victim.getByText('or did not begin here')).toBeVisible()
  await victim.goto('/sign-in')
  // The same with a way that the victim has begun, which is another.
  await victim.getByRole('button', { name: 'Continue with Google' }).click()
  await expect(victim.getByRole('heading', { level: 1, name: 'Sign in to Millyard' })).toBeVisible()
  const ownWay = victim.url()
  await victim.goto(link)
  await expect(victim.getByText('or did not begin here')).toBeVisible()
  await expect(victim.getByRole('link', { name: 'Account', exact: true })).toHaveCount(0)
  // Nor has it ended the way that they have begun.
  await victim.goto(ownWay)
  await beAtGoogle(victim, somebody('Victim'))
  await expect(victim.getByRole('link', { name: 'Account', exact: true })).toBeVisible()
})
