import { signInAsStaff } from '../src/journeys/admin.ts'
import { reloadUntil } from '../src/journeys/storefront.ts'
import { goTo } from '../src/journeys/vendor-portal.ts'
import { checkPage, expect, test } from './test.ts'

test('what Stripe says of an order that is not known is put aside, and staff have it tried again', async ({
  open,
  world,
}) => {
  const intentId = await world.unknownPayment()
  const staff = await open('admin')
  await signInAsStaff(staff, 'owner')
  await goTo(staff, 'Event deliveries')
  await staff.getByRole('link', { name: 'Stripe', exact: true }).click()
  await expect(staff).toHaveURL(/tab=stripe/)
  await staff.getByRole('combobox', { name: 'State' }).click()
  await staff.getByRole('option', { name: 'Too early' }).click()
  await expect(staff).toHaveURL(/state=parked/)
  const row = staff.getByRole('row').filter({ hasText: intentId })
  await reloadUntil(staff, (timeout) => expect(row).toBeVisible(timeout))
  await checkPage(staff)
  await row.getByText('What went wrong').click()
  await expect(row.getByText(/There is no payment for/)).toBeVisible()
  await row.getByRole('button', { name: 'Try now' }).click()
  const question = staff.getByRole('dialog', { name: 'Process this event again?' })
  await checkPage(staff)
  await question.getByRole('button', { name: 'Try again' }).click()
  await expect(question).toBeHidden()
  await expect(row).toBeVisible()
})
