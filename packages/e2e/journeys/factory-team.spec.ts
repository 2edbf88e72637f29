import { signIn } from '@millyard/dev-stack/testing'
import type { Page } from '@playwright/test'
import { approveFactory, askFactoryForChanges, openFactory, openFromQueue } from '../src/journeys/admin.ts'
import { fillRegistration, somebody } from '../src/journeys/storefront.ts'
import {
  addExtract,
  describeFactory,
  draftSaved,
  fillShipFrom,
  goTo,
  signInToPortal,
  startApplication,
} from '../src/journeys/vendor-portal.ts'
import { checkPage, expect, test } from './test.ts'

const PASSWORD = 'millyard-demo'
const NOTE = 'Please say where your clay comes from.'
const REASON = 'Three buyers told us that their parcels arrived empty.'

const sidebar = (page: Page) => page.getByRole('navigation', { name: 'Main' })
/** How the shop answers for a product, asked beside the page: a browser logs a 404 as an error. */
const statusOf = async (page: Page, slug: string) => (await page.request.get(`/products/${slug}`)).status()
const entries = async (page: Page) =>
  (await sidebar(page).getByRole('link').allTextContents()).map((text) => text.trim())

test('a factory applies, changes what staff ask for, takes somebody on for shipping, is suspended and comes back as it was', async ({
  open,
  problems,
  stack,
  world,
}) => {
  test.setTimeout(480_000)
  const owner = somebody('Owner')
  const packer = somebody('Packer')
  const factory = { name: `Team works ${owner.name.split(' ')[1]}`, town: 'Graz' }
  const portal = await open('vendor-portal')
  const staff = await open('admin')

  await test.step('the owner begins an application, leaves in the middle, and goes on at another device', async () => {
    const phone = await open('vendor-portal')
    await phone.goto('/register')
    await fillRegistration(phone, owner)
    await startApplication(phone, factory.name)
    await expect(phone.getByText('1 of 5 parts complete')).toBeVisible()
    await describeFactory(phone, factory)
    await draftSaved(phone)
    await expect(phone.getByText('3 of 5 parts complete')).toBeVisible()
    await checkPage(phone)
    await phone.close()

    await signInToPortal(portal, { email: owner.email })
    await portal.goto('/onboarding')
    await expect(portal.getByText('3 of 5 parts complete')).toBeVisible()
    await expect(portal.getByLabel('Legal name')).toHaveValue(`${factory.name} GmbH`)
    problems.expectOne(
      'the browser logs that an incomplete application was refused',
      /status of 400 .*application.send/,
    )
    await portal.getByRole('button', { name: 'Send application' }).click()
    await expect(portal.getByText('It is not sent yet')).toBeVisible()
    await expect(portal.getByText('Read the terms and accept them.')).toBeVisible()
    await checkPage(portal)
    await addExtract(portal)
    await checkPage(portal)
    await fillShipFrom(portal, factory)
    await portal.getByRole('button', { name: 'Send application' }).click()
    await expect(portal.getByText('Your application is sent')).toBeVisible()
  })

  await test.step('staff ask for a change and read it when it comes', async () => {
    await staff.goto('/')
    await staff.getByRole('button', { name: /^Staff: catalogue/ }).click()
    await askFactoryForChanges(staff, factory.name, NOTE)
    await checkPage(staff)

    await portal.goto('/onboarding')
    await expect(portal.getByText(NOTE)).toBeVisible()
    await checkPage(portal)
    await portal
      .getByLabel('Story')
      .fill('Two benches, one window to the river, and clay from the hill behind the house.')
    await portal.getByRole('button', { name: 'Send again' }).click()
    await expect(portal.getByText('Your application is sent')).toBeVisible()
    await goTo(staff, 'Factories')
    await openFromQueue(staff, factory.name)
    await staff.getByRole('button', { name: 'Accept', exact: true }).click()
    await staff
      .getByRole('dialog', { name: 'Accept extract.pdf?' })
      .getByRole('button', { name: 'Accept document' })
      .click()
    await expect(staff.getByRole('region', { name: 'Documents' }).getByText('Accepted')).toBeVisible()
    await checkPage(staff)
    await approveFactory(staff, factory.name)
  })

  await test.step('the owner invites somebody for shipping, by mail', async () => {
    await portal.goto('/')
    await goTo(portal, 'Team')
    await checkPage(portal)
    await portal.getByRole('button', { name: 'Invite somebody' }).click()
    const form = portal.getByRole('dialog', { name: 'Invite somebody' })
    await form.getByRole('button', { name: 'Send invitation' }).click()
    await expect(form.getByText('Enter an e-mail address')).toBeVisible()
    await form.getByLabel('E-mail').fill(packer.email)
    await form.getByRole('radio', { name: 'Fulfilment' }).check()
    await checkPage(portal)
    await form.getByRole('button', { name: 'Send invitation' }).click()
    await expect(form).toBeHidden()
    await expect(portal.getByRole('row', { name: new RegExp(packer.email) })).toContainText('Waiting')
    await checkPage(portal)
  })

  const link = async () => {
    let url = ''
    await expect
      .poll(async () => {
        const mails = await stack.mails(packer.email)
        url = /https?:\S+\/invitation\?token=\S+/.exec(mails.at(-1)?.text ?? '')?.[0] ?? ''
        return url
      })
      .not.toBe('')
    return url
  }

  const shipping = await open('vendor-portal')
  await test.step('the invited person makes a login, joins, and sees what the role may see', async () => {
    const url = await link()
    await portal.goto(url)
    await expect(portal.getByText(`You are signed in as ${owner.email}`)).toBeVisible()
    await shipping.goto(url)
    await expect(shipping.getByRole('heading', { level: 1, name: `Join ${factory.name}` })).toBeVisible()
    await checkPage(shipping)
    await shipping.getByLabel('Name').fill(packer.name)
    await shipping.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
    await shipping.getByRole('button', { name: `Join ${factory.name}` }).click()
    await expect(shipping.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible()
    const offered = expect.arrayContaining(['Dashboard', 'Orders', 'Products', 'Delivery', 'Team'])
    await expect.poll(() => entries(shipping)).toEqual(offered)
    const seen = await entries(shipping)
    expect(seen).not.toContain('Payouts')
    expect(seen).not.toContain('Application')
    await shipping.goto('/payouts')
    await expect(shipping.getByRole('heading', { level: 1, name: 'Not part of your role' })).toBeVisible()
    await goTo(shipping, 'Team')
    await expect(shipping.getByRole('button', { name: 'Invite somebody' })).toHaveCount(0)
    await checkPage(shipping)
    await goTo(shipping, 'Products')
    await expect(shipping.getByRole('link', { name: 'New product' })).toHaveCount(0)
    await shipping.goto(url)
    await expect(shipping.getByText('This invitation is not valid any more')).toBeVisible()
  })

  const api = await signIn(stack, 'vendor', owner.email, PASSWORD)
  const { vendors } = await api.auth.vendors.mine.query()
  const vendorId = vendors[0]?.id ?? ''
  const seller = { name: factory.name, email: owner.email, vendorId, methodId: '', api }
  const live = await world.product(seller)
  const draft = await world.product(seller, { isDraft: true })
  const shop = await open('storefront')

  await test.step('staff suspend the factory: its goods leave the shop, its people read why', async () => {
    await shop.goto(`/products/${live.slug}`)
    await expect(shop.getByRole('heading', { level: 1, name: live.title })).toBeVisible()
    await openFactory(staff, factory.name, 'Approved')
    await staff.getByRole('button', { name: 'Suspend factory' }).click()
    const question = staff.getByRole('dialog', { name: `Suspend ${factory.name}?` })
    await question.getByLabel('Why it is suspended').fill(REASON)
    await question.getByRole('button', { name: 'Suspend factory' }).click()
    await expect(staff.getByRole('button', { name: 'Reinstate factory' })).toBeVisible()
    await checkPage(staff)
    await expect.poll(() => statusOf(shop, live.slug)).toBe(404)

    await shipping.goto('/')
    await expect(shipping.getByText('Your store is suspended')).toBeVisible()
    await expect(shipping.getByText(REASON)).toBeVisible()
    await goTo(shipping, 'Orders')
    await checkPage(shipping)
  })

  await test.step('reinstated, every product is back in its own state', async () => {
    await staff.getByRole('button', { name: 'Reinstate factory' }).click()
    const question = staff.getByRole('dialog', { name: `Reinstate ${factory.name}?` })
    await question.getByRole('button', { name: 'Reinstate factory' }).click()
    await expect(staff.getByRole('button', { name: 'Suspend factory' })).toBeVisible()
    await expect.poll(() => statusOf(shop, live.slug)).toBe(200)
    await shop.reload()
    await expect(shop.getByRole('heading', { level: 1, name: live.title })).toBeVisible()
    await portal.goto('/')
    await expect(portal.getByText('Your store is suspended')).toHaveCount(0)
    await goTo(portal, 'Products')
    await expect(portal.getByRole('row', { name: new RegExp(live.title) })).toContainText('On sale')
    await expect(portal.getByRole('row', { name: new RegExp(draft.title) })).toContainText('Draft')
  })

  await test.step('the owner removes the person, whose session ends', async () => {
    await goTo(portal, 'Team')
    await portal.getByRole('button', { name: `Remove ${packer.name}` }).click()
    await portal
      .getByRole('dialog', { name: `Remove ${packer.name}?` })
      .getByRole('button', { name: 'Remove from team' })
      .click()
    await expect(portal.getByRole('row', { name: new RegExp(packer.email) })).toHaveCount(0)
    const mails = () => stack.mails(packer.email)
    await expect.poll(async () => (await mails()).at(-1)?.subject).toContain('You no longer work for')
  })
})
