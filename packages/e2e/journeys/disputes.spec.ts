import { eventually } from '@millyard/dev-stack/testing'
import { signInAsStaff } from '../src/journeys/admin.ts'
import { reloadUntil } from '../src/journeys/storefront.ts'
import { goTo, signInToPortal } from '../src/journeys/vendor-portal.ts'
import { checkPage, expect, test } from './test.ts'

test('one dispute is answered and won, another is given in to and lost, and the factory reads what that took', async ({
  open,
  world,
}) => {
  test.setTimeout(180_000)
  const [factory, buyer] = await Promise.all([world.vendor(), world.customer()])
  const goods = await world.product(factory, { priceMinor: 2_400 })
  const lines = [{ variantId: goods.variantIds[0] ?? '', quantity: 1 }]
  const buy = async (card: string) => (await world.paidOrder(buyer, lines, undefined, card)).order
  const won = await buy('pm_card_createDispute')
  const lost = await buy('pm_card_createDisputeProductNotReceived')
  const staff = await world.staff('finance')
  for (const order of [won, lost]) {
    await eventually('the dispute to be known', async () =>
      (await staff.payment.finance.disputes.query({ state: 'open' })).items.find((one) => one.orderId === order.id),
    )
  }
  const finance = await open('admin')
  const rowOf = (number: string) => finance.getByRole('row').filter({ hasText: number })

  await test.step('the dashboard says what waits; the list says why and until when', async () => {
    await signInAsStaff(finance, 'finance')
    await reloadUntil(finance, (timeout) =>
      expect(finance.getByRole('link', { name: /Answer \d+ dispute/ })).toBeVisible(timeout),
    )
    await goTo(finance, 'Disputes')
    await expect(rowOf(lost.number)).toContainText('It did not arrive')
    await expect(rowOf(lost.number)).toContainText('Until')
    await checkPage(finance)
  })

  await test.step('an answer needs a reason, begins with what the order says, and goes to the bank once', async () => {
    await rowOf(won.number).getByRole('button', { name: 'Answer' }).click()
    const dialog = finance.getByRole('dialog', { name: `What speaks for the charge of ${won.number}?` })
    await dialog.getByRole('button', { name: 'Send to the bank' }).click()
    await expect(dialog.getByText('Say why the charge is right.')).toBeVisible()
    await checkPage(finance)
    // At the emulated bank these words win.
    await dialog.getByLabel('Why the charge is right').fill('winning_evidence')
    await dialog.getByRole('button', { name: 'Send to the bank' }).click()
    await expect(dialog).toBeHidden()
    await reloadUntil(finance, (timeout) => expect(rowOf(won.number)).toContainText('Won', timeout))
    await expect(rowOf(won.number).getByRole('button')).toHaveCount(0)
  })

  await test.step('giving in asks first, and says who bears it', async () => {
    await rowOf(lost.number).getByRole('button', { name: 'Accept' }).click()
    const question = finance.getByRole('dialog', { name: /^Let the buyer of .* keep €/ })
    await expect(question).toContainText('The factories bear their part of it')
    await checkPage(finance)
    await question.getByRole('button', { name: 'Accept dispute' }).click()
    await expect(question).toBeHidden()
    await reloadUntil(finance, (timeout) => expect(rowOf(lost.number)).toContainText('Lost', timeout))
    await checkPage(finance)
  })

  await test.step('the factory has been told, and its order says what is gone', async () => {
    const vendor = await open('vendor-portal')
    await signInToPortal(vendor, factory)
    await vendor.goto(`/orders/${lost.parts[0]?.id}`)
    await reloadUntil(vendor, (timeout) =>
      expect(vendor.getByText('The buyer’s bank took the money back', { exact: true }).first()).toBeVisible(timeout),
    )
    await reloadUntil(vendor, (timeout) =>
      expect(vendor.getByText('1 of 1 cancelled: do not send')).toBeVisible(timeout),
    )
    await checkPage(vendor)
    await vendor.goto('/notifications')
    const entry = vendor.getByRole('link', { name: `The dispute of ${lost.parts[0]?.number} is lost` })
    await expect(entry).toBeVisible()
    await checkPage(vendor)
  })
})
