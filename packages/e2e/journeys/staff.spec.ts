import { invitationLink, nextCode, setUpTwoFactor, signInWith } from '../src/journeys/account.ts'
import { signInAsStaff } from '../src/journeys/admin.ts'
import { somebody } from '../src/journeys/storefront.ts'
import { goTo, sidebarEntries } from '../src/journeys/vendor-portal.ts'
import { checkPage, expect, test } from './test.ts'

const PASSWORD = 'millyard-demo'

test('an owner invites somebody to the staff, who sees what the role may see, gets another one, and is removed', async ({
  open,
  stack,
}) => {
  test.setTimeout(240_000)
  const clerk = somebody('Clerk')
  const owner = await open('admin')
  await signInAsStaff(owner, 'owner')

  await test.step('the owner invites an address as support', async () => {
    await goTo(owner, 'Staff')
    await checkPage(owner)
    await owner.getByRole('button', { name: 'Invite somebody' }).click()
    const form = owner.getByRole('dialog', { name: 'Invite somebody to the staff' })
    await form.getByRole('button', { name: 'Send invitation' }).click()
    await expect(form.getByText('Enter an e-mail address')).toBeVisible()
    await form.getByLabel('E-mail').fill(clerk.email)
    await checkPage(owner)
    await form.getByRole('button', { name: 'Send invitation' }).click()
    await expect(form).toBeHidden()
    await expect(owner.getByRole('row', { name: new RegExp(clerk.email) })).toContainText('Waiting')
    await checkPage(owner)
  })

  const console = await open('admin')
  let secret = ''
  await test.step('the link of the mail makes a login; the console shows what support may see', async () => {
    const url = await invitationLink(stack, clerk.email)
    await console.goto(url)
    await expect(console.getByRole('heading', { level: 1, name: 'Join the staff of Millyard' })).toBeVisible()
    await checkPage(console)
    await console.getByLabel('Name').fill(clerk.name)
    await console.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
    await console.getByRole('button', { name: 'Join the staff' }).click()
    await expect(console.getByRole('heading', { level: 1, name: 'Two-factor sign-in' })).toBeVisible()
    ;({ secret } = await setUpTwoFactor(console))
    await console.getByRole('link', { name: 'I have kept them. Go on' }).click()
    await expect(console.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible()
    await expect.poll(() => sidebarEntries(console)).toContain('Orders')
    const seen = await sidebarEntries(console)
    for (const closed of ['Staff', 'Ledger', 'Audit log']) expect(seen).not.toContain(closed)
    await console.goto('/staff')
    await expect(console.getByRole('heading', { level: 1, name: 'Not part of your role' })).toBeVisible()
    await console.goto(url)
    await expect(console.getByText('This invitation is not valid any more')).toBeVisible()
  })

  const row = owner.getByRole('row', { name: new RegExp(clerk.email) })
  await test.step('with other roles they sign in again and see other pages', async () => {
    await owner.reload()
    await expect(row.getByRole('cell', { name: /^On / })).toBeVisible()
    await row.getByRole('button', { name: `Change roles of ${clerk.name}` }).click()
    const form = owner.getByRole('dialog', { name: `Roles of ${clerk.name}` })
    await form.getByRole('checkbox', { name: 'Support' }).uncheck()
    await form.getByRole('checkbox', { name: 'Finance' }).check()
    await form.getByRole('button', { name: 'Change roles' }).click()
    await expect(form).toBeHidden()
    await expect(row).toContainText('Finance')
    const again = await open('admin')
    await again.goto('/sign-in')
    await signInWith(again, { email: clerk.email, password: PASSWORD })
    await again.getByRole('textbox', { name: 'Code', exact: true }).fill(nextCode(secret))
    await again.getByRole('button', { name: 'Go on' }).click()
    await expect(again.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible()
    await expect.poll(() => sidebarEntries(again)).toContain('Ledger')
  })

  await test.step('removed, they cannot sign in; the audit log tells all of it', async () => {
    await row.getByRole('button', { name: `Remove ${clerk.name}` }).click()
    const question = owner.getByRole('dialog', { name: `Remove ${clerk.name} from the staff?` })
    await question.getByRole('button', { name: 'Remove from staff' }).click()
    await expect(row).toHaveCount(0)
    const gone = await open('admin')
    await gone.goto('/sign-in')
    await signInWith(gone, { email: clerk.email, password: PASSWORD })
    await expect(gone.getByText('This account does not belong to staff.')).toBeVisible()
    await goTo(owner, 'Audit log')
    await expect(owner.getByRole('row', { name: new RegExp(`Removed from the staff.*${clerk.name}`) })).toBeVisible()
    await expect(owner.getByRole('row', { name: new RegExp(`Changed the roles.*${clerk.name}`) })).toBeVisible()
    await expect(owner.getByRole('row', { name: new RegExp(`Joined the staff.*${clerk.name}`) })).toBeVisible()
    await expect(
      owner.getByRole('row', { name: /Invited to the staff.*somebody at example.com/ }).first(),
    ).toBeVisible()
  })
})
