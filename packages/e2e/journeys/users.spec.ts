import { changePassword } from '../src/journeys/account.ts'
import { signInAsStaff } from '../src/journeys/admin.ts'
import { fillRegistration, somebody } from '../src/journeys/storefront.ts'
import { goTo } from '../src/journeys/vendor-portal.ts'
import { checkPage, expect, test } from './test.ts'

test('support finds a user, views the shop as them and changes nothing, ends their sessions; the owner reads all of it', async ({
  open,
}) => {
  test.setTimeout(240_000)
  const person = somebody('Viewed')
  const shop = await open('storefront')
  await shop.goto('/register')
  await fillRegistration(shop, person)
  await expect(shop.getByRole('link', { name: 'Account' }).first()).toBeVisible()

  const support = await open('admin')
  await signInAsStaff(support, 'support')
  await test.step('found by a part of the address, which the list does not show whole', async () => {
    await goTo(support, 'Users')
    await checkPage(support)
    await support.getByRole('searchbox', { name: 'Search people' }).fill(person.email.slice(0, 14))
    await support.getByRole('button', { name: 'Search', exact: true }).click()
    await expect(support.getByText('v…@example.com').first()).toBeVisible()
    await support.getByRole('link', { name: person.name }).click()
    await expect(support.getByRole('heading', { level: 1, name: person.name })).toBeVisible()
    await expect(support.getByText(person.email).first()).toBeVisible()
    await checkPage(support)
  })

  await test.step('the shop as they see it, with a banner and without a way to change anything', async () => {
    await support.getByRole('button', { name: 'View the shop' }).click()
    const question = support.getByRole('dialog', { name: `View the shop as ${person.name}?` })
    await question.getByLabel('Why').fill('Cannot find an order')
    await question.getByRole('button', { name: 'View the shop' }).click()
    const opening = support.waitForEvent('popup')
    await support.getByRole('button', { name: `Open the shop as ${person.name}` }).click()
    const view = await opening
    const banner = view.getByRole('complementary', { name: 'Viewing as somebody else' })
    await expect(banner).toContainText(`is viewing as ${person.name}`)
    expect(new URL(view.url()).search).toBe('')
    // The window was opened by the console: paths of its own would lead there.
    await view.goto(new URL('/account/security', view.url()).href)
    await expect(banner).toBeVisible()
    await checkPage(view)
    await changePassword(view, 'millyard-demo', 'another password of mine')
    await expect(view.getByText(`You are viewing as ${person.name}. Nothing can be changed this way.`)).toBeVisible()
    await banner.getByRole('button', { name: 'Stop viewing' }).click()
    await expect(view.getByRole('link', { name: 'Sign in' }).first()).toBeVisible()
    await expect(banner).toHaveCount(0)
    await view.close()
  })

  await test.step('all their sessions end', async () => {
    await support.getByRole('button', { name: 'End all sessions' }).click()
    const question = support.getByRole('dialog', { name: `End all sessions of ${person.name}?` })
    await question.getByRole('button', { name: 'End all sessions' }).click()
    await expect(question).toBeHidden()
    await expect(support.getByText('Not signed in anywhere')).toBeVisible()
  })

  await test.step('the log has the look, the view from start to end, and the sessions', async () => {
    const owner = await open('admin')
    await signInAsStaff(owner, 'owner')
    await goTo(owner, 'Audit log')
    for (const action of ['Opened the account', 'Began to view as', 'Stopped viewing as', 'Ended all sessions']) {
      await expect(owner.getByRole('row', { name: new RegExp(`${action}.*${person.name}`) })).toBeVisible()
    }
  })
})
