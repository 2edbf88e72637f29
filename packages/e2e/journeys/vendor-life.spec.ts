import { DEMO_PASSWORD, signIn } from '@millyard/dev-stack/testing'
import type { Page } from '@playwright/test'
import { invitationLink } from '../src/journeys/account.ts'
import {
  approveFactory,
  approveProduct,
  askFactoryForChanges,
  reinstateFactory,
  signInAsStaff,
  suspendFactory,
} from '../src/journeys/admin.ts'
import {
  addToCart,
  fillRegistration,
  openProduct,
  reloadUntil,
  searchFor,
  sheetOf,
  somebody,
} from '../src/journeys/storefront.ts'
import {
  addDeliveryMethod,
  addPictures,
  answerStaff,
  draftSaved,
  type Goods,
  goTo,
  joinFactory,
  sendApplication,
  sidebarEntries,
  submitProduct,
  writeProduct,
} from '../src/journeys/vendor-portal.ts'
import { checkPage, expect, test } from './test.ts'

const NOTE = 'Please say where your clay comes from.'
const REASON = 'Three buyers told us that their parcels arrived empty.'

/** How the shop answers for an address, asked beside the page: a browser logs a 404 as an error. */
const statusOf = async (page: Page, path: string) => (await page.request.get(path)).status()

test('the life of a factory: applies, answers staff, takes somebody on, sells, changes what it sells, is suspended and comes back as it was', async ({
  open,
  stack,
  world,
}) => {
  test.setTimeout(420_000)
  const [owner, packer] = [somebody('Owner'), somebody('Packer')]
  const id = owner.name.split(' ')[1]
  const factory = { name: `Life works ${id}`, town: 'Graz' }
  const goods: Goods = { title: `Carafe ${id}`, sizes: ['Small', 'Large'], price: '34.50', stock: 5 }
  const newTitle = `${goods.title}, glazed twice`
  const [portal, staff] = [await open('vendor-portal'), await open('admin')]
  const [shop, member] = [await open('storefront'), await open('vendor-portal')]

  await test.step('a person registers and applies with a factory', async () => {
    await portal.goto('/register')
    await checkPage(portal)
    await fillRegistration(portal, owner)
    await sendApplication(portal, factory)
    await checkPage(portal)
  })

  await test.step('staff ask for a change, the factory makes it, staff approve', async () => {
    await signInAsStaff(staff, 'catalogue')
    await checkPage(staff)
    await askFactoryForChanges(staff, factory.name, NOTE)
    await checkPage(staff)
    await portal.goto('/onboarding')
    await expect(portal.getByText(NOTE)).toBeVisible()
    await checkPage(portal)
    await answerStaff(portal, 'Two benches, one window to the river, and clay from the hill behind the house.')
    await approveFactory(staff, factory.name)
    await checkPage(staff)
  })

  await test.step('somebody joins for shipping, and sees what that role may see', async () => {
    await portal.goto('/')
    await goTo(portal, 'Team')
    await checkPage(portal)
    await portal.getByRole('button', { name: 'Invite somebody' }).click()
    const form = portal.getByRole('dialog', { name: 'Invite somebody' })
    await form.getByLabel('E-mail').fill(packer.email)
    await form.getByRole('radio', { name: 'Fulfilment' }).check()
    await form.getByRole('button', { name: 'Send invitation' }).click()
    await expect(form).toBeHidden()
    await expect(portal.getByRole('row', { name: new RegExp(packer.email) })).toContainText('Fulfilment')
    await member.goto(await invitationLink(stack, packer.email))
    await checkPage(member)
    await joinFactory(member, factory.name, packer.name)
    await checkPage(member)
    const offered = expect.arrayContaining(['Dashboard', 'Orders', 'Products', 'Delivery', 'Team'])
    await expect.poll(() => sidebarEntries(member)).toEqual(offered)
    for (const closed of ['Payouts', 'Application']) expect(await sidebarEntries(member)).not.toContain(closed)
    await member.goto('/payouts')
    await expect(member.getByRole('heading', { level: 1, name: 'Not part of your role' })).toBeVisible()
  })

  let address = ''
  await test.step('a product with variants and pictures is written, approved, and found in the shop', async () => {
    await addDeliveryMethod(portal, { name: 'Parcel from Graz', price: '5.90' })
    await checkPage(portal)
    await writeProduct(portal, goods)
    await addPictures(portal, ['The same from the side'])
    await draftSaved(portal)
    await checkPage(portal)
    await submitProduct(portal)
    await checkPage(portal)
    await approveProduct(staff, goods.title)
    await checkPage(staff)
    await shop.goto('/')
    await searchFor(shop, goods.title)
    await checkPage(shop)
    await openProduct(shop, goods.title)
    address = new URL(shop.url()).pathname
    for (const picture of ['The thing itself', 'The same from the side'])
      await expect(shop.getByRole('img', { name: picture }).first()).toBeVisible()
    await checkPage(shop)
    await goTo(member, 'Products')
    await expect(member.getByRole('row', { name: new RegExp(goods.title) })).toContainText('On sale')
    await expect(member.getByRole('link', { name: 'New product' })).toHaveCount(0)
    await checkPage(member)
  })

  await test.step('while a change of it waits for staff, the shop shows and sells what it did', async () => {
    await portal.reload()
    // React may draw a loaded page anew: for a moment both are there.
    await expect(portal.getByText('It is on sale. What you change here is a draft')).toHaveCount(1)
    await portal.getByLabel('Title').fill(newTitle)
    await draftSaved(portal)
    await portal.getByRole('button', { name: 'Submit for review' }).click()
    await expect(portal.getByText('Changes in review')).toBeVisible()
    await checkPage(portal)
    await shop.reload()
    await expect(shop.getByRole('heading', { level: 1, name: goods.title, exact: true })).toBeVisible()
    await addToCart(shop, { option: goods.sizes[1] })
    await shop.getByRole('link', { name: 'See your cart' }).click()
    await expect(sheetOf(shop, factory.name)).toContainText(goods.title)
    await expect(sheetOf(shop, factory.name)).not.toContainText(newTitle)
    await checkPage(shop)
  })

  await test.step('approved, the shop shows the new one at the same address, and finds it', async () => {
    await approveProduct(staff, newTitle)
    await shop.goto(address)
    await reloadUntil(shop, (soon) =>
      expect(shop.getByRole('heading', { level: 1, name: newTitle, exact: true })).toBeVisible(soon),
    )
    await searchFor(shop, newTitle)
    await expect(shop.getByRole('article').getByRole('link', { name: newTitle, exact: true })).toBeVisible()
  })

  // Beside what is on sale: one product for each state before it.
  const api = await signIn(stack, 'vendor', owner.email, DEMO_PASSWORD)
  const [mine] = (await api.auth.vendors.mine.query()).vendors
  const seller = { name: factory.name, email: owner.email, vendorId: mine?.id ?? '', methodId: '', api }
  const draft = await world.product(seller, { isDraft: true })
  const waiting = await world.product(seller, { isDraft: true })
  const returned = await world.product(seller, { isDraft: true })
  for (const { draft: version } of [waiting, returned]) await api.product.products.submit.mutate(version)
  await world.decide(returned.draft, 'request_changes', 'Say what it is made of.')
  const states = [
    [newTitle, 'On sale'],
    [draft.title, 'Draft'],
    [waiting.title, 'In review'],
    [returned.title, 'Changes requested'],
  ] as const
  const expectStates = async () => {
    await goTo(portal, 'Products')
    for (const [title, status] of states)
      await expect(portal.getByRole('row', { name: new RegExp(title) })).toContainText(status)
  }

  await test.step('suspended by staff, its goods leave the shop, and its people read why', async () => {
    await expectStates()
    await checkPage(portal)
    await suspendFactory(staff, factory.name, REASON)
    await checkPage(staff)
    await expect.poll(() => statusOf(shop, address)).toBe(404)
    await reloadUntil(shop, async (soon) => {
      await expect(shop.getByRole('heading', { level: 1 })).toBeVisible(soon)
      await expect(shop.getByRole('link', { name: newTitle, exact: true })).toHaveCount(0, soon)
    })
    await checkPage(shop)
    await shop.goto('/cart')
    await expect(shop.getByText('This is no longer on sale. Remove it to go on.')).toBeVisible()
    await checkPage(shop)
    await member.goto('/')
    await expect(member.getByText('Your store is suspended')).toBeVisible()
    await expect(member.getByText(REASON)).toBeVisible()
    await goTo(member, 'Orders')
    await checkPage(member)
  })

  await test.step('reinstated, every product is back in its own state', async () => {
    await reinstateFactory(staff, factory.name)
    await expect.poll(() => statusOf(shop, address)).toBe(200)
    await reloadUntil(shop, async (soon) => {
      await expect(sheetOf(shop, factory.name)).toContainText(newTitle, soon)
      await expect(shop.getByText('This is no longer on sale. Remove it to go on.')).toHaveCount(0, soon)
    })
    await searchFor(shop, newTitle)
    await openProduct(shop, newTitle)
    for (const { slug } of [draft, waiting, returned])
      if (slug !== '') expect(await statusOf(shop, `/products/${slug}`)).toBe(404)
    await portal.goto('/')
    await expect(portal.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible()
    await expect(portal.getByText('Your store is suspended')).toHaveCount(0)
    await expectStates()
  })
})
