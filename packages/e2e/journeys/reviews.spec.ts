import type { Page } from '@playwright/test'
import { signInAsStaff } from '../src/journeys/admin.ts'
import { fillSignIn, reloadUntil, signInAs } from '../src/journeys/storefront.ts'
import { goTo, signInToPortal } from '../src/journeys/vendor-portal.ts'
import { PICTURE } from '../src/world.ts'
import { checkPage, expect, test } from './test.ts'

/** Answers the question of a dialog with a text. */
async function answer(page: Page, question: string, label: string, text: string, button: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: question })
  await dialog.getByLabel(label).fill(text)
  await dialog.getByRole('button', { name: button }).click()
  await expect(dialog).toBeHidden()
}

test('a review: written from the order with a photo, answered, reported, hidden, edited, restored', async ({
  open,
  world,
}) => {
  test.setTimeout(300_000)
  const title = `Does not wobble ${world.unique()}`
  const factory = await world.vendor()
  const goods = await world.product(factory)
  const [buyer, reader] = [await world.customer(), await world.customer()]
  const order = await world.deliveredOrder(buyer, factory, [{ variantId: goods.variantIds[0] ?? '', quantity: 1 }])

  const shop = await open('storefront')
  await signInAs(shop, buyer)
  await shop.goto(`/account/orders/${order.id}`)
  await reloadUntil(shop, (timeout) =>
    expect(shop.getByRole('link', { name: `Write a review of ${goods.title}` })).toBeVisible(timeout),
  )
  await checkPage(shop)
  await shop.getByRole('link', { name: `Write a review of ${goods.title}` }).click()
  await expect(shop.getByRole('heading', { level: 1, name: 'Write a review' })).toBeVisible()
  await shop.getByRole('button', { name: 'Publish the review' }).click()
  await expect(shop.getByText('Choose one to five stars.')).toBeVisible()
  await shop.getByRole('radio', { name: '4 stars, Good' }).check()
  await shop.getByLabel('In one line').fill(title)
  await shop
    .getByLabel('Your review')
    .fill('It stands on an old floor and does not wobble. My neighbour Karl says so too.')
  await shop.getByLabel('Add photos').setInputFiles([
    { name: 'thing.png', mimeType: 'image/png', buffer: PICTURE },
    { name: 'no-picture.png', mimeType: 'image/png', buffer: Buffer.from('this is only text') },
  ])
  await checkPage(shop)
  await shop.getByRole('button', { name: 'Publish the review' }).click()
  await expect(shop.getByText('Upload a JPEG, PNG or WebP picture.')).toBeVisible()
  await shop.getByRole('button', { name: 'Leave out no-picture.png' }).click()
  // The words are saved already; only the photo was refused.
  await shop.getByRole('button', { name: 'Save the changes' }).click()
  await expect(shop.getByRole('heading', { level: 1, name: 'Your reviews' })).toBeVisible()
  await expect(shop.getByRole('article', { name: title })).toBeVisible()
  await checkPage(shop)

  const portal = await open('vendor-portal')
  await signInToPortal(portal, factory)
  await goTo(portal, 'Reviews')
  const card = portal.getByRole('article', { name: new RegExp(`^${title}`) })
  await card.getByRole('button', { name: `Reply to ${title}` }).click()
  await portal.getByLabel(/^Your reply to Buyer/).fill('Thank you. We turn every foot by hand.')
  await checkPage(portal)
  await portal.getByRole('button', { name: 'Publish the reply' }).click()
  await expect(card).toContainText('We turn every foot by hand.')

  const other = await open('storefront')
  await other.goto(`/products/${goods.slug}`)
  const review = other.getByRole('article', { name: title })
  await expect(review).toContainText('We turn every foot by hand.')
  await review.getByRole('button', { name: /show it large/ }).click()
  await expect(other.getByRole('dialog', { name: /^Photo 1 by/ })).toBeVisible()
  await other.keyboard.press('Escape')
  await checkPage(other)
  await review.getByRole('link', { name: 'Report' }).click()
  await fillSignIn(other, reader)
  await other.getByRole('radio', { name: /something private/ }).check()
  await other.getByLabel(/What should we know/).fill('It names a neighbour.')
  await checkPage(other)
  await other.getByRole('button', { name: 'Send report' }).click()
  await expect(other.getByRole('heading', { name: 'Thank you, we look at it' })).toBeVisible()

  const admin = await open('admin')
  await signInAsStaff(admin, 'owner')
  await goTo(admin, 'Customer reviews')
  const entry = admin.getByRole('link', { name: title, exact: true })
  await checkPage(admin)
  await entry.click()
  await expect(admin.getByText('It names a neighbour.')).toBeVisible()
  await checkPage(admin)
  await admin.getByRole('button', { name: 'Hide review' }).click()
  await answer(admin, 'Hide this review?', 'Why it is hidden', 'Leave the neighbour out.', 'Hide review')
  await expect(admin.getByRole('button', { name: 'Restore review' })).toBeVisible()
  await other.goto(`/products/${goods.slug}`)
  await expect(other.getByRole('heading', { level: 1, name: goods.title })).toBeVisible()
  await expect(review).toBeHidden()
  await expect(other.getByText('No reviews yet').first()).toBeVisible()

  await shop.goto('/account/reviews')
  await expect(shop.getByText('Leave the neighbour out.')).toBeVisible()
  await shop.getByRole('link', { name: `Edit your review of ${goods.title}` }).click()
  await expect(shop.getByText('This review is hidden')).toBeVisible()
  await shop.getByLabel('Your review').fill('It stands on an old floor and does not wobble.')
  await shop.getByRole('button', { name: 'Save the changes' }).click()
  await expect(shop.getByRole('heading', { level: 1, name: 'Your reviews' })).toBeVisible()

  await admin.reload()
  await expect(admin.getByText('does not wobble.', { exact: false }).first()).toBeVisible()
  await admin.getByRole('button', { name: 'Restore review' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: 'Restore review' }).click()
  await expect(admin.getByRole('button', { name: 'Hide review' })).toBeVisible()
  await other.goto(`/products/${goods.slug}`)
  await expect(review).toContainText('We turn every foot by hand.')
  await expect(review).not.toContainText('Karl')
})
