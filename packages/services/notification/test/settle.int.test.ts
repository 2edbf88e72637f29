import { newId } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addFactory,
  addStaff,
  type NotificationService,
  type Person,
  paidOrder,
  type Resend,
  register,
  startNotification,
  startResend,
} from './setup.ts'

let resend: Resend
let notification: NotificationService

beforeAll(async () => {
  resend = await startResend()
  notification = await startNotification(resend.url)
})
afterAll(async () => {
  await notification?.close()
  await resend?.stop()
})

async function unreadOf(person: Person, vendorId?: string): Promise<string[]> {
  const token = await notification.peers.accessToken(
    vendorId ? { aud: 'vendor', sub: person.userId, vendorId } : { aud: 'admin', sub: person.userId },
  )
  const { items } = await notification.as(token).inbox.list.query({})
  return items.filter(({ readAt }) => readAt === null).map(({ title }) => title)
}

describe('what was acted on is unread for nobody', () => {
  test('one member of staff decides on a product: the others’ entries about it are read, those about another are not', async () => {
    const [one, two] = [await addStaff(notification, ['catalogue']), await addStaff(notification, ['catalogue'])]
    const { vendorId, owner } = await addFactory(notification)
    const [decided, waiting] = [newId('prd'), newId('prd')]
    const reviewed = (productId: string, title: string) => ({ productId, vendorId, title, slug: 'thing', note: '' })
    await notification.deliver('product.submitted.v1', decided, reviewed(decided, 'Bowl'))
    await notification.deliver('product.submitted.v1', waiting, reviewed(waiting, 'Vase'))
    expect(await unreadOf(two)).toHaveLength(2)

    await notification.deliver('product.changes_requested.v1', decided, reviewed(decided, 'Bowl'))
    for (const person of [one, two]) expect(await unreadOf(person)).toEqual(['Vase waits for review'])

    expect(await unreadOf(owner, vendorId)).toEqual(['Changes needed for Bowl'])
    await notification.deliver('product.submitted.v1', decided, reviewed(decided, 'Bowl'))
    expect(await unreadOf(owner, vendorId)).toEqual([])
    expect(await unreadOf(one)).toEqual(['Bowl waits for review', 'Vase waits for review'])
  })

  test('a factory is decided on', async () => {
    const staff = await addStaff(notification, ['catalogue'])
    const { vendorId, name, owner } = await addFactory(notification)
    const application = { vendorId, name, ownerUserId: owner.userId, note: '' }
    await notification.deliver('vendor.applied.v1', vendorId, application)
    expect(await unreadOf(staff)).toContain(`${name} has applied`)
    await notification.deliver('vendor.approved.v1', vendorId, application)
    expect(await unreadOf(staff)).not.toContain(`${name} has applied`)
  })

  test('a parcel leaves: the order is new for nobody in this factory, and still is for the other one', async () => {
    const factories = [await addFactory(notification), await addFactory(notification)] as const
    const buyer = await register(notification)
    const order = paidOrder(buyer, [...factories])
    await notification.deliver('order.paid.v1', order.orderId, order)
    const [part, other] = order.parts
    if (!part || !other) throw new Error('The order has two parts.')
    await notification.deliver('parcel.shipped.v1', newId('shp'), {
      shipmentId: newId('shp'),
      vendorOrderId: part.vendorOrderId,
      orderId: order.orderId,
      orderNumber: order.number,
      vendorId: part.vendorId,
      vendorName: part.vendorName,
      customerId: buyer.userId,
      carrier: 'yard-post',
      trackingNumber: 'YP1',
      items: [],
      isLast: true,
      shippedAt: '2026-11-23T12:00:00.000Z',
    })
    const [mine, theirs] = factories
    expect(await unreadOf(mine.owner, mine.vendorId)).toEqual([])
    expect(await unreadOf(theirs.owner, theirs.vendorId)).toEqual([`New order ${other.number}`])
  })
})
