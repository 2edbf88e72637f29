import type { Page } from '@playwright/test'
import { invitationLink } from '../src/journeys/account.ts'
import { approveFactory, askFactoryForChanges, openFromQueue } from '../src/journeys/admin.ts'
import { fillRegistration, somebody } from '../src/journeys/storefront.ts'
import {
  addExtract,
  answerStaff,
  describeFactory,
  draftSaved,
  fillShipFrom,
  goTo,
  joinFactory,
  sidebarEntries,
  signInToPortal,
  startApplication,
} from '../src/journeys/vendor-portal.ts'
import { checkPage, expect, test } from './test.ts'

const NOTE = 'Please say where your clay comes from.'

test('a factory applies, changes what staff ask for, and takes somebody on for shipping, who leaves again', async ({
  open,
  problems,
  stack,
}) => {
  test.setTimeout(360_000)
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
    const progressOf = (page: Page) => page.getByRole('complementary', { name: 'Review and send' })
    await expect(progressOf(phone).getByText('1 of 5 parts complete')).toBeVisible()
    await describeFactory(phone, factory)
    await draftSaved(phone)
    await expect(progressOf(phone).getByText('3 of 5 parts complete')).toBeVisible()
    await checkPage(phone)
    await phone.close()

    await signInToPortal(portal, { email: owner.email })
    await portal.goto('/onboarding')
    await expect(progressOf(portal).getByText('3 of 5 parts complete')).toBeVisible()
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
    await answerStaff(portal, 'Two benches, one window to the river, and clay from the hill behind the house.')
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
    // What staff have decided leads to the dashboard, not back to the application.
    await portal.goto('/')
    await expect(portal.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible()
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

  const shipping = await open('vendor-portal')
  await test.step('the invited person makes a login, joins, and sees what the role may see', async () => {
    const url = await invitationLink(stack, packer.email)
    await portal.goto(url)
    await expect(portal.getByText(`You are signed in as ${owner.email}`)).toBeVisible()
    await shipping.goto(url)
    await expect(shipping.getByRole('heading', { level: 1, name: `Join ${factory.name}` })).toBeVisible()
    await checkPage(shipping)
    await joinFactory(shipping, factory.name, packer.name)
    const offered = expect.arrayContaining(['Dashboard', 'Orders', 'Products', 'Delivery', 'Team'])
    await expect.poll(() => sidebarEntries(shipping)).toEqual(offered)
    const seen = await sidebarEntries(shipping)
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

  await test.step('the owner removes the person, whose session ends', async () => {
    await portal.goto('/')
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
