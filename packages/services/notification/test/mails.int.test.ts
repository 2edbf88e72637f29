import { type EventData, newId } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  addFactory,
  addMember,
  anEvent,
  BUYER_PHONE,
  eventually,
  type NotificationService,
  paidOrder,
  type Resend,
  register,
  sentMails,
  startNotification,
  startResend,
  stranger,
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

/** Makes the queue try again now instead of after its pause. */
async function retryNow(emailId: string): Promise<void> {
  await notification.deps.database.client.$executeRaw`
    select graphile_worker.reschedule_jobs(array(
      select job.id from graphile_worker._private_jobs job where job.payload->'payload'->>'emailId' = ${emailId}
    ), run_at := now())`
}

describe('P48 one mail per event and person', () => {
  test('P48 an event that is delivered 20 times at once makes one mail and one entry per person', async () => {
    const buyer = await register(notification)
    const factory = await addFactory(notification)
    const event = anEvent('order.paid.v1', newId('ord'), paidOrder(buyer, [factory]))
    const answers = await Promise.all(
      Array.from({ length: 20 }, async () =>
        z.object({ isNew: z.boolean() }).parse(await (await notification.redeliver(event)).json()),
      ),
    )
    expect(answers.filter((answer) => answer.isNew)).toHaveLength(1)
    await sentMails(notification, event.id)
    expect(await resend.mailsTo(buyer.email)).toHaveLength(1)
    expect(await resend.mailsTo(factory.owner.email)).toHaveLength(1)
    for (const { userId } of [buyer, factory.owner]) {
      expect(await notification.deps.database.client.notification.count({ where: { userId } })).toBe(1)
    }
  })

  test('P48 the guard is our own row: a job that runs again for a mail that was sent sends nothing', async () => {
    const buyer = await register(notification)
    const event = await notification.deliver('order.cancelled.v1', newId('ord'), {
      orderId: newId('ord'),
      number: 'M-1',
      customerId: buyer.userId,
      reason: 'payment_expired',
      wasPlaced: true,
    })
    const [mail] = await sentMails(notification, event.id)
    await notification.module.jobs?.['send-mail']?.run(notification.deps, { emailId: mail?.id })
    expect(await resend.mailsTo(buyer.email)).toHaveLength(1)
  })

  test('P48 a process that died after the provider took the mail does not send it twice', async () => {
    const buyer = await register(notification)
    const event = await notification.deliver('order.cancelled.v1', newId('ord'), {
      orderId: newId('ord'),
      number: 'M-2',
      customerId: buyer.userId,
      reason: 'payment_expired',
      wasPlaced: true,
    })
    const [mail] = await sentMails(notification, event.id)
    const { client } = notification.deps.database
    await client.emailNotification.update({
      where: { id: mail?.id ?? '' },
      data: { status: 'queued', providerId: null },
    })
    await notification.module.jobs?.['send-mail']?.run(notification.deps, { emailId: mail?.id })
    expect(await resend.mailsTo(buyer.email)).toHaveLength(1)
    expect((await sentMails(notification, event.id))[0]?.providerId).toBe(mail?.providerId)
  })

  test('P48 a factory with two people is told twice, once each', async () => {
    const factory = await addFactory(notification)
    const manager = await register(notification)
    await addMember(notification, factory.vendorId, manager, 'manager')
    const event = await notification.deliver('product.approved.v1', newId('prd'), {
      productId: newId('prd'),
      vendorId: factory.vendorId,
      title: 'Teapot',
      slug: 'teapot',
      note: '',
    })
    await sentMails(notification, event.id)
    for (const { email, userId } of [factory.owner, manager]) {
      expect(await resend.mailsTo(email)).toHaveLength(1)
      expect(await notification.deps.database.client.notification.count({ where: { userId } })).toBe(1)
    }
  })

  test('P48 who buys from two factories of her own hears as buyer, and for each factory', async () => {
    const owner = await register(notification, stranger('Ada'))
    const factories = [await addFactory(notification, 'One', owner), await addFactory(notification, 'Two', owner)]
    const event = await notification.deliver('order.paid.v1', newId('ord'), paidOrder(owner, factories))
    const mails = await sentMails(notification, event.id)
    expect(mails.map((mail) => mail.template).sort()).toEqual([
      'order-confirmation',
      'vendor-new-order',
      'vendor-new-order',
    ])
    expect(await resend.mailsTo(owner.email)).toHaveLength(3)
    expect(await notification.deps.database.client.notification.count({ where: { userId: owner.userId } })).toBe(3)
  })
})

describe('P49 a factory never learns how to write to a buyer', () => {
  test('P49 neither mails nor entries for a factory hold the e-mail address or telephone number', async () => {
    const buyer = await register(notification, stranger('Mara Lindqvist'))
    const factory = await addFactory(notification)
    const manager = await register(notification)
    await addMember(notification, factory.vendorId, manager, 'manager')
    const event = await notification.deliver('order.paid.v1', newId('ord'), paidOrder(buyer, [factory]))
    await sentMails(notification, event.id)

    const [mail] = await resend.mailsTo(factory.owner.email)
    const entries = await notification.deps.database.client.notification.findMany({
      where: { eventId: event.id, audience: 'vendor' },
    })
    const stored = await notification.deps.database.client.emailNotification.findMany({
      where: { eventId: event.id, recipient: factory.owner.email },
    })
    expect(entries).toHaveLength(2)
    const everything = `${mail?.subject}\n${mail?.html}\n${mail?.text}\n${JSON.stringify(entries)}\n${JSON.stringify(stored)}`
    expect(everything, 'what a parcel needs is there').toContain('Mara Lindqvist')
    expect(everything).toContain('Tea House')
    expect(everything).not.toContain(buyer.email)
    const digits = (text: string) => text.replace(/\D/g, '')
    expect(everything).not.toContain(BUYER_PHONE)
    expect(digits(`${mail?.text}`)).not.toContain(digits(BUYER_PHONE))
  })
})

describe('a mail as it is sent', () => {
  test('what people wrote is text in the HTML, never markup', async () => {
    const buyer = await register(notification, stranger('<img src=x onerror=alert(1)>'))
    const factory = await addFactory(notification, 'Smith & <b>Sons</b>')
    const event = await notification.deliver(
      'order.paid.v1',
      newId('ord'),
      paidOrder(buyer, [factory], '</td><script>alert("x")</script>'),
    )
    await sentMails(notification, event.id)
    for (const { email } of [buyer, factory.owner]) {
      const [mail] = await resend.mailsTo(email)
      expect(mail?.html).not.toMatch(/<script|<img src=x|<b>Sons/)
      expect(mail?.html).toContain('&lt;script&gt;')
      expect(mail?.text, 'plain text stays as it was written').toContain('<script>alert("x")</script>')
    }
  })

  test('links lead to the portal of the person, with one slash', async () => {
    const buyer = await register(notification)
    const factory = await addFactory(notification)
    const order = paidOrder(buyer, [factory])
    const event = await notification.deliver('order.paid.v1', order.orderId, order)
    await sentMails(notification, event.id)
    const [toBuyer] = await resend.mailsTo(buyer.email)
    const [toOwner] = await resend.mailsTo(factory.owner.email)
    expect(toBuyer?.html).toContain(`"https://shop.example/account/orders/${order.orderId}"`)
    expect(toOwner?.html).toContain(`"https://vendors.example/orders/${order.parts[0]?.vendorOrderId}"`)
  })

  test('a link that works once, to confirm an address or to set a password, is gone from our database once it was sent', async () => {
    const person = stranger()
    const link = 'https://shop.example/page?token=only-once'
    const events = [
      await notification.deliver('user.verification_requested.v1', person.userId, { ...person, verifyUrl: link }),
      await notification.deliver('user.password_reset_requested.v1', person.userId, { ...person, resetUrl: link }),
    ]
    for (const { id } of events) expect(JSON.stringify(await sentMails(notification, id))).not.toContain('only-once')
    const mails = await resend.mailsTo(person.email)
    expect(mails.map(({ text }) => text.includes('only-once'))).toEqual([true, true])
  })

  test('a changed password is told in other words than one that was set with a link', async () => {
    const person = stranger()
    const secureUrl = 'https://shop.example/forgot-password'
    for (const how of ['changed', 'reset'] as const) {
      await notification.deliver('user.password_changed.v1', person.userId, { ...person, how, secureUrl })
    }
    await eventually(async () => {
      const subjects = (await resend.mailsTo(person.email)).map(({ subject }) => subject)
      expect(subjects.sort()).toEqual(['Your password was changed', 'Your password was set anew'])
    })
  })

  test('every change of the second step has its words, and few recovery codes are said to be few', async () => {
    const person = stranger()
    const urls = { secureUrl: 'https://shop.example/forgot-password', securityUrl: 'https://shop.example/security' }
    const told: [EventData<'user.two_factor_changed.v1'>['what'], number, string][] = [
      ['turned_on', 10, 'Two-factor sign-in is on'],
      ['moved', 10, 'Two-factor sign-in was moved'],
      ['turned_off', 0, 'Two-factor sign-in is off'],
      ['reset_by_staff', 0, 'Two-factor sign-in is off'],
      ['codes_renewed', 10, 'You have new recovery codes'],
      ['recovery_code_used', 4, 'A recovery code was used'],
      ['recovery_code_used', 3, 'You have 3 recovery codes left'],
      ['recovery_code_used', 1, 'You have 1 recovery code left'],
    ]
    for (const [what, recoveryCodesLeft] of told) {
      const data = { ...person, ...urls, what, recoveryCodesLeft }
      await notification.deliver('user.two_factor_changed.v1', person.userId, data)
    }
    await eventually(async () => {
      const subjects = (await resend.mailsTo(person.email)).map(({ subject }) => subject)
      expect(subjects.sort()).toEqual(told.map(([, , subject]) => subject).sort())
    })
  })
})

test('a Google account that is connected, or disconnected, has its words', async () => {
  const person = stranger()
  const data = {
    ...person,
    googleEmail: 'somebody@gmail.example',
    secureUrl: 'https://shop.example/forgot-password',
    securityUrl: 'https://shop.example/security',
  }
  for (const what of ['connected', 'disconnected'] as const) {
    await notification.deliver('user.google_changed.v1', person.userId, { ...data, what })
  }
  await eventually(async () => {
    const mails = await resend.mailsTo(person.email)
    expect(mails.map(({ subject }) => subject).sort()).toEqual([
      'A Google account is connected',
      'A Google account was disconnected',
    ])
  })
})

describe('when Resend does not answer', () => {
  test('the mail stays queued with the reason, and goes out once when Resend is back', async () => {
    const buyer = await register(notification)
    await resend.stop()
    const event = await notification.deliver('order.cancelled.v1', newId('ord'), {
      orderId: newId('ord'),
      number: 'M-3',
      customerId: buyer.userId,
      reason: 'payment_expired',
      wasPlaced: true,
    })
    const { client } = notification.deps.database
    const queued = await eventually(async () => {
      const row = await client.emailNotification.findFirstOrThrow({ where: { eventId: event.id } })
      expect(row.failure).toBeTruthy()
      return row
    })
    expect(queued).toMatchObject({ status: 'queued', sentAt: null })

    await resend.start()
    await eventually(async () => {
      await retryNow(queued.id)
      expect(await resend.mailsTo(buyer.email)).toHaveLength(1)
    })
    const [sent] = await sentMails(notification, event.id)
    expect(sent).toMatchObject({ status: 'sent', failure: null })
    await retryNow(queued.id)
    expect(await resend.mailsTo(buyer.email)).toHaveLength(1)
  })

  test('a mail that Resend refuses for good is marked as failed and holds up nobody else', async () => {
    const nobody = { ...stranger(), email: '' }
    const event = await notification.deliver('user.verification_requested.v1', nobody.userId, {
      ...nobody,
      verifyUrl: 'https://shop.example/verify-email?token=x',
    })
    const { client } = notification.deps.database
    await eventually(async () => {
      const row = await client.emailNotification.findFirstOrThrow({ where: { eventId: event.id } })
      expect(row.status).toBe('failed')
      expect(row.failure).toContain('validation_error')
    })
  })

  test('a mail that cannot be rendered says why in the log', async () => {
    const person = stranger()
    const event = await notification.deliver('user.verification_requested.v1', person.userId, {
      ...person,
      // A web address by its grammar, but none that a mail may link to.
      verifyUrl: 'javascript://shop.example/%0Aalert(1)',
    })
    const { client } = notification.deps.database
    await eventually(async () => {
      const row = await client.emailNotification.findFirstOrThrow({ where: { eventId: event.id } })
      expect(row).toMatchObject({
        status: 'queued',
        failure: expect.stringContaining('may only link to a web address'),
      })
    })
    expect(await resend.mailsTo(person.email)).toEqual([])
  })
})
