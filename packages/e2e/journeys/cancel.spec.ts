import { eventually } from '@millyard/dev-stack/testing'
import { reloadUntil, signInAs } from '../src/journeys/storefront.ts'
import { checkPage, expect, test } from './test.ts'

test('a buyer cancels one, then all of a factory’s part; what has been sent is told to be sent; an unpaid order is given up', async ({
  open,
  world,
}) => {
  test.setTimeout(180_000)
  const [first, second, buyer] = await Promise.all([world.vendor(), world.vendor(), world.customer()])
  const [bowl, lamp] = await Promise.all([
    world.product(first, { priceMinor: 2_400 }),
    world.product(second, { priceMinor: 8_000 }),
  ])
  const [bowlId, lampId] = [bowl.variantIds[0] ?? '', lamp.variantIds[0] ?? '']
  const { order } = await world.paidOrder(buyer, [
    { variantId: bowlId, quantity: 3 },
    { variantId: lampId, quantity: 1 },
  ])
  const partOf = (vendorId: string) => {
    const part = order.parts.find((one) => one.vendorId === vendorId)
    if (!part) throw new Error('The order has no such part.')
    return part
  }
  const shop = await open('storefront', { viewport: { width: 360, height: 740 } })
  await signInAs(shop, buyer)

  await test.step('one of three, by keyboard, on a phone: what goes back stands on the button', async () => {
    await shop.goto(`/account/orders/${order.id}`)
    await shop.getByRole('link', { name: 'Cancel items' }).click()
    await checkPage(shop)
    await shop.getByRole('button', { name: 'Cancel these items' }).click()
    await expect(shop.getByText('Choose what to cancel.')).toBeVisible()
    await shop.getByLabel(bowl.title).focus()
    await shop.keyboard.press('Control+A')
    await shop.keyboard.type('1')
    await shop.getByRole('radio', { name: 'I changed my mind' }).focus()
    await shop.keyboard.press('Space')
    const cancel = shop.getByRole('button', { name: 'Cancel 1 item, get €24.00 back' })
    await cancel.focus()
    await shop.keyboard.press('Enter')
    await expect(shop.getByRole('status').filter({ hasText: 'You see below what goes back to you' })).toBeVisible()
    await expect(shop.getByText('1 of 3 cancelled')).toBeVisible()
    await checkPage(shop)
    await reloadUntil(shop, (timeout) => expect(shop.getByText(/^Refunded on /)).toBeVisible(timeout))
    const mails = async () => (await world.stack.mails(buyer.email)).map(({ subject }) => subject)
    await expect.poll(mails, { timeout: 15_000 }).toContain(`Part of order ${order.number} is cancelled: €24.00 back`)
  })

  await test.step('what has been sent meanwhile cannot be cancelled from an old page: it says so, and what is left can', async () => {
    const { id: vendorOrderId } = partOf(first.vendorId)
    await shop.getByRole('link', { name: 'Cancel items' }).click()
    await expect(shop.getByLabel(bowl.title)).toBeVisible()
    const { remaining } = await eventually('the shipping service to know the order', () =>
      first.api.shipping.shipments.forVendorOrder.query({ vendorOrderId }),
    )
    expect(remaining.map((line) => line.quantity)).toEqual([2])
    await first.api.shipping.shipments.create.mutate({
      vendorOrderId,
      carrier: 'manual',
      carrierName: 'Alpenkurier',
      trackingNumber: `RR${world.unique()}`,
      items: remaining.map(({ orderItemId }) => ({ orderItemId, quantity: 1 })),
    })
    await shop.getByLabel(bowl.title).fill('2')
    await shop.getByRole('radio', { name: 'It takes too long' }).check()
    await shop.getByRole('button', { name: /^Cancel 2 items/ }).click()
    await expect(shop.getByRole('alert').filter({ hasText: 'sent already' })).toBeVisible()
    await expect(shop.getByLabel(bowl.title)).toHaveValue('2')
    await shop.getByLabel(bowl.title).fill('1')
    await shop.getByRole('button', { name: 'Cancel 1 item, get €24.00 back' }).click()
    await expect(shop.getByText('2 of 3 cancelled')).toBeVisible()
    await expect(shop.getByText(`You asked to cancel 2 × ${bowl.title}`)).toBeVisible()
  })

  await test.step('the other factory’s part goes whole, and its delivery with it', async () => {
    await shop.goto(`/account/orders/${order.id}/cancel`)
    await expect(shop.getByLabel(bowl.title)).toBeHidden()
    await shop.getByLabel(lamp.title).fill('1')
    await shop.getByRole('radio', { name: 'I ordered it by mistake' }).check()
    await shop.getByLabel('A word to the factory').fill('I have one already, sorry.')
    await shop.getByRole('button', { name: 'Cancel 1 item, get €85.90 back' }).click()
    await expect(shop.getByText(`You cancelled 1 × ${lamp.title}, Delivery`)).toBeVisible()
    await expect(shop.getByRole('link', { name: 'Cancel items' })).toBeHidden()
    await shop.setViewportSize({ width: 1440, height: 900 })
    await checkPage(shop)
  })

  await test.step('an order that is not paid is given up', async () => {
    const placed = await world.placeOrder(buyer, [{ variantId: bowlId, quantity: 1 }])
    await shop.goto(`/account/orders/${placed.orderId}`)
    await shop.getByRole('link', { name: 'Cancel order' }).click()
    await checkPage(shop)
    await shop.getByRole('button', { name: 'Cancel the order' }).click()
    await expect(shop.getByRole('status').filter({ hasText: 'Nothing was charged.' })).toBeVisible()
    await expect(shop.getByRole('link', { name: /^Pay/ })).toBeHidden()
  })
})
