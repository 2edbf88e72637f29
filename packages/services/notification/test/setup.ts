import {
  type DomainEvent,
  type EventData,
  type EventType,
  newEvent,
  newId,
  type StaffRole,
  type VendorRole,
} from '@millyard/contracts'
import { startTestService, type TestService } from '@millyard/service-kit/testing'
import { findFreePort } from '@millyard/service-kit/testing/postgres'
import { createEmulator } from 'emulate'
import { z } from 'zod'
import type { Deps } from '../src/deps.ts'
import type { NotificationRouter } from '../src/router.ts'
import { service } from '../src/service.ts'

export type NotificationService = TestService<NotificationRouter, Deps>

const mailSchema = z.object({
  id: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
})
export type Mail = z.infer<typeof mailSchema>

/** A Resend that can be switched off and on again at the same address. Mails of before a stop are forgotten. */
export type Resend = {
  url: string
  start(): Promise<void>
  stop(): Promise<void>
  /** What was sent to this address. */
  mailsTo(email: string): Promise<Mail[]>
}

export async function startResend(): Promise<Resend> {
  const port = await findFreePort()
  const start = () => createEmulator({ service: 'resend', port })
  let emulator: Awaited<ReturnType<typeof start>> | undefined = await start()
  const { url } = emulator
  return {
    url,
    start: async () => {
      emulator = await start()
    },
    stop: async () => {
      await emulator?.close()
      emulator = undefined
    },
    mailsTo: async (email) => {
      const response = await fetch(`${url}/emails`, { headers: { authorization: 'Bearer re_test' } })
      const { data } = z.object({ data: z.array(mailSchema) }).parse(await response.json())
      return data.filter((mail) => mail.to.includes(email))
    },
  }
}

export function startNotification(resendUrl: string, env: Record<string, string> = {}): Promise<NotificationService> {
  return startTestService<NotificationRouter, typeof service.env, Deps>(service, {
    RESEND_BASE_URL: resendUrl,
    STOREFRONT_URL: 'https://shop.example/',
    VENDOR_PORTAL_URL: 'https://vendors.example',
    ...env,
  })
}

export type Person = { userId: string; name: string; email: string }

let counter = 0

/** Somebody of whom the service has not heard. */
export function stranger(name = 'Person'): Person {
  counter += 1
  return { userId: newId('usr'), name, email: `person-${counter}@example.com` }
}

export async function register(notification: NotificationService, person = stranger()): Promise<Person> {
  await notification.deliver('user.registered.v1', person.userId, person)
  return person
}

export async function addStaff(notification: NotificationService, roles: StaffRole[]): Promise<Person> {
  const person = stranger(roles.join(' and '))
  await notification.deliver('staff.added.v1', person.userId, { ...person, roles })
  return person
}

export type Factory = { vendorId: string; name: string; owner: Person }

/** A factory that the service knows, with its owner; `owner` may own others too. */
export async function addFactory(
  notification: NotificationService,
  name = 'Oleiros do Vale',
  owner?: Person,
): Promise<Factory> {
  const vendorId = newId('ven')
  const person = owner ?? (await register(notification, stranger(`Owner of ${name}`)))
  await notification.deliver('vendor.updated.v1', vendorId, {
    vendorId,
    version: 1,
    status: 'approved',
    slug: 'a-factory',
    name,
    tagline: '',
    story: '',
    city: 'Barcelos',
    country: 'PT',
    foundedYear: null,
    website: null,
  })
  await addMember(notification, vendorId, person, 'owner')
  return { vendorId, name, owner: person }
}

const teams = new Map<string, EventData<'vendor.team_changed.v1'>>()

/** Tells of the vendor's team with one person more. */
export async function addMember(
  notification: NotificationService,
  vendorId: string,
  { userId }: Person,
  role: VendorRole,
): Promise<void> {
  const before = teams.get(vendorId)
  const team = {
    vendorId,
    version: (before?.version ?? 0) + 1,
    members: [...(before?.members ?? []), { userId, role }],
  }
  teams.set(vendorId, team)
  await notification.deliver('vendor.team_changed.v1', vendorId, team)
}

export const BUYER_PHONE = '+32 470 11 22 33'

/** A paid order: one line from each of these factories. */
export function paidOrder(
  buyer: Person,
  factories: readonly Factory[],
  title = 'Teapot for two',
): EventData<'order.paid.v1'> {
  const number = `M-${1000 + ++counter}`
  return {
    orderId: newId('ord'),
    number,
    customerId: buyer.userId,
    currency: 'EUR',
    goodsMinor: 4_800 * factories.length,
    shippingMinor: 590 * factories.length,
    taxMinor: 860 * factories.length,
    totalMinor: 5_390 * factories.length,
    paidAt: '2026-11-23T10:00:00.000Z',
    address: {
      name: buyer.name,
      company: 'Tea House',
      line1: 'Kaai 1',
      postcode: '9000',
      city: 'Gent',
      region: 'East Flanders',
      country: 'BE',
      phone: BUYER_PHONE,
    },
    parts: factories.map((factory, index) => ({
      vendorOrderId: newId('vor'),
      number: `${number}-${index + 1}`,
      vendorId: factory.vendorId,
      vendorName: factory.name,
      deliveryName: 'Standard parcel',
      shipBy: '2026-11-26T16:00:00.000Z',
      goodsMinor: 4_800,
      shippingMinor: 590,
      totalMinor: 5_390,
      commissionMinor: 480,
      payableMinor: 4_910,
      items: [
        {
          orderItemId: newId('oit'),
          productId: newId('prd'),
          variantId: newId('var'),
          title,
          variantTitle: 'Sea',
          image: null,
          quantity: 1,
          unitPriceMinor: 4_800,
          totalMinor: 4_800,
        },
      ],
    })),
  }
}

/** An event as its publisher would make it, not yet delivered. */
export function anEvent<T extends EventType>(type: T, aggregateId: string, data: EventData<T>): DomainEvent {
  return newEvent(type, { aggregateId, correlationId: newId('evt'), occurredAt: new Date(), data }) as DomainEvent
}

/** Tries until it holds, for at most fifteen seconds; then fails with the last reason. */
export async function eventually<T>(check: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + 15_000
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}

/** Waits until every mail of an event has left, then answers the rows of the log. */
export function sentMails({ deps }: NotificationService, eventId: string) {
  return eventually(async () => {
    const rows = await deps.database.client.emailNotification.findMany({ where: { eventId }, orderBy: { id: 'asc' } })
    for (const row of rows)
      if (row.status !== 'sent') throw new Error(`${row.template} is ${row.status}: ${row.failure}`)
    return rows
  })
}
