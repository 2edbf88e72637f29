import { eventually } from '@millyard/dev-stack/testing'
import { signInAsStaff } from '../src/journeys/admin.ts'
import { reloadUntil } from '../src/journeys/storefront.ts'
import { goTo, signInToPortal } from '../src/journeys/vendor-portal.ts'
import { checkPage, expect, test } from './test.ts'

test('a factory cannot send one and gives money back for another; staff cancel a third; what the bank sends back is sent again', async ({
  open,
  world,
}) => {
  test.setTimeout(180_000)
  const [factory, buyer] = await Promise.all([world.vendor(), world.customer()])
  const goods = await world.product(factory, { priceMinor: 2_400 })
  const variantId = goods.variantIds[0] ?? ''
  const { order } = await world.paidOrder(buyer, [{ variantId, quantity: 4 }], undefined, 'pm_card_refundFail')
  const [part] = order.parts
  if (!part) throw new Error('The order has no part.')
  await eventually('the shipping service to know the order', () =>
    factory.api.shipping.shipments.forVendorOrder.query({ vendorOrderId: part.id }),
  )
  const vendor = await open('vendor-portal')
  const staff = await open('admin')

  await test.step('the factory cannot send one: it says which, why, and reads what goes back before it presses', async () => {
    await signInToPortal(vendor, factory)
    await vendor.goto(`/orders/${part.id}`)
    await vendor.getByRole('button', { name: 'We cannot send something' }).click()
    const dialog = vendor.getByRole('dialog', { name: 'What can you not send?' })
    const button = dialog.getByRole('button', { name: 'Choose what to cancel' })
    await expect(button).toBeDisabled()
    await dialog.getByRole('textbox', { name: goods.title }).fill('1')
    const cancel = dialog.getByRole('button', { name: 'Cancel 1 item, €24.00 goes back' })
    await expect(cancel).toBeDisabled()
    await dialog.getByRole('combobox', { name: 'Why' }).click()
    await vendor.getByRole('option', { name: 'It cannot be made' }).click()
    await dialog.getByLabel('A word to the buyer').fill('The mould broke.')
    await checkPage(vendor)
    await cancel.click()
    await expect(dialog).toBeHidden()
    await expect(vendor.getByText('1 of 4 cancelled: do not send')).toBeVisible()
    await reloadUntil(vendor, (timeout) => expect(vendor.getByText('Refunded', { exact: true })).toBeVisible(timeout))
    await expect(vendor.getByText('It cannot be made, asked for by the factory')).toBeVisible()
    await checkPage(vendor)
  })

  await test.step('it gives money back for what it sends: never more than is left', async () => {
    await vendor.getByRole('button', { name: 'Give money back' }).click()
    const dialog = vendor.getByRole('dialog', { name: 'How much goes back?' })
    await dialog.getByRole('textbox', { name: goods.title }).fill('72.01')
    await expect(dialog.getByText('At most €72.00')).toBeVisible()
    await expect(dialog.getByRole('button', { name: 'Enter an amount' })).toBeDisabled()
    await dialog.getByRole('textbox', { name: goods.title }).fill('10')
    await dialog.getByRole('textbox', { name: 'Delivery' }).fill('5.90')
    await dialog.getByRole('combobox', { name: 'Why' }).click()
    await vendor.getByRole('option', { name: 'Arrived late' }).click()
    await dialog.getByRole('button', { name: 'Give €15.90 back' }).click()
    await expect(dialog).toBeHidden()
    await expect(vendor.getByText('-€39.90')).toBeVisible()
    await checkPage(vendor)
  })

  await test.step('support cancels another unit, back on the shelf, and sees who bears what', async () => {
    await signInAsStaff(staff, 'support')
    await staff.goto(`/orders/${order.id}`)
    await staff.getByRole('button', { name: 'Cancel items' }).click()
    const dialog = staff.getByRole('dialog', { name: `What of ${part.number} is not sent?` })
    await dialog.getByRole('textbox', { name: goods.title }).fill('1')
    await dialog.getByRole('combobox', { name: 'Why' }).click()
    await staff.getByRole('option', { name: 'The buyer asked for it' }).click()
    await dialog.getByRole('checkbox', { name: 'The units go back on the shelf' }).check()
    await dialog.getByRole('button', { name: /^Cancel 1 item, / }).click()
    await expect(dialog).toBeHidden()
    await expect(staff.getByText('2 of 4 cancelled')).toBeVisible()
    await checkPage(staff)
    await expect(staff.getByRole('link', { name: 'Refunds' })).toBeHidden()
  })

  await test.step('the bank sends one back: finance is told, and sends it again', async () => {
    const finance = await open('admin')
    const api = await world.staff('finance')
    const refund = await eventually('a refund to have gone out', async () =>
      (await api.payment.finance.refunds.query({ state: 'succeeded' })).items.find((one) => one.orderId === order.id),
    )
    await fetch(`${world.stack.urls.stripe}/_emulator/refunds/${refund.stripeRefundId}/settle`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ outcome: 'failed' }),
    })
    await signInAsStaff(finance, 'finance')
    await reloadUntil(finance, (timeout) =>
      expect(finance.getByRole('link', { name: /Look at \d+ failed refund/ })).toBeVisible(timeout),
    )
    await goTo(finance, 'Refunds')
    await finance.getByRole('combobox', { name: 'Status' }).click()
    await finance.getByRole('option', { name: 'Failed' }).click()
    const row = finance.getByRole('row').filter({ hasText: part.number }).filter({ hasText: 'Failed' })
    await expect(row).toContainText('lost or stolen card')
    await checkPage(finance)
    await row.getByRole('button', { name: 'Send again' }).click()
    const question = finance.getByRole('dialog', { name: /^Send .* again\?$/ })
    await question.getByRole('button', { name: 'Send again' }).click()
    await expect(question).toBeHidden()
    await expect(row).toBeHidden()
    await eventually('it to have gone out again', async () =>
      (await api.payment.finance.refunds.query({ state: 'succeeded' })).items.find((one) => one.id === refund.id),
    )
  })
})
