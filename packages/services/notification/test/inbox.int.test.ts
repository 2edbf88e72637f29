import { newId } from '@millyard/contracts'
import { TRPCClientError } from '@trpc/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addFactory,
  addStaff,
  type Factory,
  type NotificationService,
  type Person,
  paidOrder,
  type Resend,
  register,
  sentMails,
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

async function shopper({ userId }: Person) {
  return notification.as(await notification.peers.customerToken(userId))
}

async function seller({ userId }: Person, vendorId: string) {
  return notification.as(await notification.peers.accessToken({ aud: 'vendor', sub: userId, vendorId }))
}

async function clerk({ userId }: Person) {
  return notification.as(await notification.peers.accessToken({ aud: 'admin', sub: userId }))
}

async function pay(buyer: Person, factories: Factory[]) {
  const order = paidOrder(buyer, factories)
  const event = await notification.deliver('order.paid.v1', order.orderId, order)
  return { order, event }
}

/** The code of a refused call. */
async function refusal(call: Promise<unknown>): Promise<unknown> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof TRPCClientError)) throw new Error('The call was not refused.')
  return error.data.code
}

describe('the notification centre', () => {
  test('each portal shows a person what concerns that portal', async () => {
    const person = await addStaff(notification, ['support'])
    const factory = await addFactory(notification, 'Oleiros do Vale', person)
    const { order } = await pay(person, [factory])
    const [shop, portal, console] = [await shopper(person), await seller(person, factory.vendorId), await clerk(person)]
    const titles = async (client: typeof shop) => (await client.inbox.list.query({})).items.map((item) => item.title)
    expect(await titles(shop)).toEqual([`Order ${order.number} is paid`])
    expect(await titles(portal)).toEqual([`New order ${order.number}-1`])
    expect(await titles(console)).toEqual([`Order ${order.number} is paid`])
    for (const client of [shop, portal, console]) expect(await client.inbox.unreadCount.query()).toEqual({ count: 1 })

    await shop.inbox.markRead.mutate({})
    expect(await shop.inbox.unreadCount.query()).toEqual({ count: 0 })
    expect(await portal.inbox.unreadCount.query()).toEqual({ count: 1 })
  })

  test('who works for two factories sees those of the one that they act for', async () => {
    const owner = await register(notification)
    const [one, two] = [await addFactory(notification, 'One', owner), await addFactory(notification, 'Two', owner)]
    const { order } = await pay(await register(notification), [one, two])
    for (const [index, factory] of [one, two].entries()) {
      const portal = await seller(owner, factory.vendorId)
      expect((await portal.inbox.list.query({})).items).toMatchObject([
        { title: `New order ${order.number}-${index + 1}`, href: `/orders/${order.parts[index]?.vendorOrderId}` },
      ])
      expect(await portal.inbox.unreadCount.query()).toEqual({ count: 1 })
    }
    await (await seller(owner, one.vendorId)).inbox.markRead.mutate({})
    expect(await (await seller(owner, two.vendorId)).inbox.unreadCount.query()).toEqual({ count: 1 })
  })

  test('nobody sees or marks what belongs to somebody else', async () => {
    const [mine, theirs] = [await register(notification), await register(notification)]
    const factory = await addFactory(notification)
    await pay(mine, [factory])
    await pay(theirs, [factory])
    const [me, them] = [await shopper(mine), await shopper(theirs)]
    const [entry] = (await me.inbox.list.query({})).items
    await them.inbox.markRead.mutate({ ids: [entry?.id ?? ''] })
    await them.inbox.markRead.mutate({})
    expect(await me.inbox.unreadCount.query()).toEqual({ count: 1 })
    expect((await them.inbox.list.query({})).items.map((item) => item.id)).not.toContain(entry?.id)
    await me.inbox.markRead.mutate({ ids: [entry?.id ?? ''] })
    expect((await me.inbox.list.query({})).items[0]?.readAt).not.toBeNull()
  })

  test('reading twice keeps the time of the first', async () => {
    const buyer = await register(notification)
    await pay(buyer, [await addFactory(notification)])
    const client = await shopper(buyer)
    await client.inbox.markRead.mutate({})
    const [first] = (await client.inbox.list.query({})).items
    notification.clock.setOffset(60_000)
    await client.inbox.markRead.mutate({ ids: [first?.id ?? ''] })
    notification.clock.setOffset(0)
    expect((await client.inbox.list.query({})).items[0]?.readAt).toBe(first?.readAt)
  })

  test('pages run through everything once, newest first', async () => {
    const buyer = await register(notification)
    const factory = await addFactory(notification)
    const numbers: string[] = []
    for (let i = 0; i < 5; i++) numbers.unshift(`Order ${(await pay(buyer, [factory])).order.number} is paid`)
    const client = await shopper(buyer)
    const seen: string[] = []
    let cursor: string | null | undefined
    do {
      const page = await client.inbox.list.query({ limit: 2, ...(cursor ? { cursor } : {}) })
      expect(page.items.length).toBeLessThanOrEqual(2)
      seen.push(...page.items.map((item) => item.title))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toEqual(numbers)
  })

  test('bad input is refused field by field', async () => {
    const client = await shopper(await register(notification))
    const forged = [
      'x',
      Buffer.from('["\\u0000"]').toString('base64url'),
      Buffer.from('["ord_1"]').toString('base64url'),
    ]
    for (const cursor of forged) expect(await refusal(client.inbox.list.query({ cursor })), cursor).toBe('BAD_INPUT')
    expect(await refusal(client.inbox.list.query({ limit: 0 }))).toBe('BAD_INPUT')
    expect(await refusal(client.inbox.markRead.mutate({ ids: [newId('ord')] }))).toBe('BAD_INPUT')
    expect(await refusal(notification.as().inbox.list.query({}))).toBe('UNAUTHENTICATED')
  })
})

describe('the mail log', () => {
  test('staff see every mail with its state and the event behind it, newest first', async () => {
    const buyer = await register(notification)
    const factory = await addFactory(notification)
    const { event, order } = await pay(buyer, [factory])
    await sentMails(notification, event.id)
    const staff = notification.as(await notification.peers.adminToken(['operations.read']))
    const first = await staff.mailLog.list.query({ limit: 1 })
    const second = await staff.mailLog.list.query({ limit: 1, cursor: first.nextCursor ?? '' })
    const rows = [...first.items, ...second.items]
    expect(rows.map((row) => row.to).sort()).toEqual([buyer.email, factory.owner.email].sort())
    for (const row of rows) {
      expect(row).toMatchObject({ status: 'sent', eventId: event.id, failure: null })
      expect(row.subject).toContain(order.number)
      expect(row.sentAt).not.toBeNull()
    }
  })

  test('nobody else does', async () => {
    const { peers } = notification
    const others = [undefined, await peers.customerToken(), await peers.vendorToken(), await peers.adminToken([])]
    for (const token of others) {
      expect(await refusal(notification.as(token).mailLog.list.query({}))).toBe(token ? 'FORBIDDEN' : 'UNAUTHENTICATED')
    }
  })
})
