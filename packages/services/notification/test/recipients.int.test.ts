import { EVENTS, type EventData, type EventType, newId, STAFF_ROLES, type StaffRole } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addFactory,
  addMember,
  addStaff,
  anEvent,
  type Factory,
  type NotificationService,
  type Person,
  paidOrder,
  type Resend,
  register,
  startNotification,
  startResend,
  stranger,
} from './setup.ts'

type Heard = {
  [T in EventType]: 'notification' extends (typeof EVENTS)[T]['to'][number] ? T : never
}[EventType]

let resend: Resend
let notification: NotificationService
let buyer: Person
let factory: Factory
let other: Factory
let order: EventData<'order.paid.v1'>
const staff: Partial<Record<StaffRole, Person>> = {}
/** user id → who that is, as the table below names people. */
const names = new Map<string, string>()
const addresses = new Map<string, string>()

beforeAll(async () => {
  resend = await startResend()
  notification = await startNotification(resend.url)
  buyer = await register(notification)
  factory = await addFactory(notification)
  other = await addFactory(notification, 'Halbach Blades')
  await register(notification, newcomer)
  for (const role of ['manager', 'fulfilment', 'finance'] as const) {
    const member = await register(notification)
    await addMember(notification, factory.vendorId, member, role)
    know(member, role)
  }
  for (const role of STAFF_ROLES) {
    staff[role] = await addStaff(notification, [role])
    know(staff[role], `staff:${role}`)
  }
  know(buyer, 'buyer')
  know(factory.owner, 'owner')
  know(other.owner, 'other owner')
  know(newcomer, 'newcomer')
  order = paidOrder(buyer, [factory, other])
})

afterAll(async () => {
  await notification?.close()
  await resend?.stop()
})

const newcomer = stranger('Newcomer')

function know(person: Person, as: string) {
  names.set(person.userId, as)
  addresses.set(person.email, as)
}

const application = () => ({
  vendorId: factory.vendorId,
  name: factory.name,
  ownerUserId: factory.owner.userId,
  note: '',
})
const member = () => ({ vendorId: factory.vendorId, vendorName: factory.name, userId: newcomer.userId })
const product = () => ({
  productId: newId('prd'),
  vendorId: factory.vendorId,
  title: 'Teapot for two',
  slug: 'teapot-for-two',
  note: '',
})
const review = () => ({
  reviewId: newId('rev'),
  productId: newId('prd'),
  productTitle: 'Teapot for two',
  productSlug: 'teapot-for-two',
})
const change = () => ({ ...product(), revisionId: newId('prv'), number: 2 })
const parcel = () => ({
  vendorOrderId: newId('vor'),
  orderId: newId('ord'),
  vendorId: factory.vendorId,
  vendorName: factory.name,
  shipmentId: newId('shp'),
  orderNumber: 'M-1001',
  customerId: buyer.userId,
  carrier: 'yard-post' as const,
  trackingNumber: 'YP 1',
  items: [{ orderItemId: newId('oit'), title: 'Teapot for two', quantity: 1 }],
})
const refunded = (): EventData<'refund.requested.v1'> => ({
  refundId: newId('ref'),
  orderId: newId('ord'),
  orderNumber: 'M-1001',
  vendorOrderId: newId('vor'),
  vendorOrderNumber: 'M-1001-1',
  vendorId: factory.vendorId,
  vendorName: factory.name,
  customerId: buyer.userId,
  kind: 'cancellation',
  reason: 'changed_mind',
  note: 'Sorry.',
  requestedBy: 'customer',
  currency: 'EUR',
  amountMinor: 4_800,
  shippingMinor: 0,
  commissionMinor: 480,
  restock: true,
  isAll: false,
  items: [
    {
      orderItemId: newId('oit'),
      productId: newId('prd'),
      variantId: newId('var'),
      title: 'Teapot for two',
      variantTitle: 'Sea',
      quantity: 1,
      amountMinor: 4_800,
    },
  ],
})
const disputed = () => ({
  disputeId: `du_${newId('evt')}`,
  orderId: newId('ord'),
  orderNumber: 'M-1001',
  amountMinor: 4_800,
  currency: 'EUR',
  parts: [{ vendorOrderId: newId('vor'), number: 'M-1001-1', vendorId: factory.vendorId }],
})
const cancelled = { orderId: newId('ord'), number: 'M-1001', wasPlaced: true } as const

const WHOLE_TEAM = ['finance', 'fulfilment', 'manager', 'owner'] as const

type Row<T extends EventType> = {
  data: () => EventData<T>
  /** `<who> in <portal>: <where the entry leads>` */
  entries?: string[]
  /** `<who>: <template>` */
  mails?: string[]
}

/** Who hears of what. A new event that this service subscribes to does not compile without its row. */
const TABLE: { [T in Heard]: Row<T> } = {
  'user.registered.v1': { data: () => stranger() },
  'user.verification_requested.v1': {
    data: () => ({ ...newcomer, verifyUrl: 'https://shop.example/verify?token=once' }),
    mails: ['newcomer: verify-email'],
  },
  'user.registration_repeated.v1': {
    data: () => ({ ...newcomer, signInUrl: 'https://shop.example/sign-in' }),
    mails: ['newcomer: registered-already'],
  },
  'user.password_reset_requested.v1': {
    data: () => ({ ...newcomer, resetUrl: 'https://shop.example/reset-password?token=once' }),
    mails: ['newcomer: reset-password'],
  },
  'user.password_changed.v1': {
    data: () => ({ ...newcomer, how: 'changed', secureUrl: 'https://shop.example/forgot-password' }),
    mails: ['newcomer: password-changed'],
  },
  'user.two_factor_changed.v1': {
    data: () => ({
      ...newcomer,
      what: 'turned_on',
      recoveryCodesLeft: 10,
      secureUrl: 'https://shop.example/forgot-password',
      securityUrl: 'https://shop.example/account/security',
    }),
    mails: ['newcomer: two-factor-on'],
  },
  'user.google_changed.v1': {
    data: () => ({
      ...newcomer,
      what: 'connected',
      googleEmail: 'newcomer@gmail.example',
      secureUrl: 'https://shop.example/forgot-password',
      securityUrl: 'https://shop.example/account/security',
    }),
    mails: ['newcomer: google-connected'],
  },
  'staff.added.v1': { data: () => ({ ...newcomer, roles: [] }) },
  'staff.roles_changed.v1': {
    data: () => ({ ...newcomer, roles: [], version: 1_000 }),
    mails: ['newcomer: staff-removed'],
  },
  'staff.invited.v1': {
    data: () => ({
      invitationId: newId('inv'),
      email: newcomer.email,
      roles: ['support'],
      invitedBy: 'Olga',
      acceptUrl: 'https://admin.example/invitation?token=once',
      expiresAt: '2026-11-30T10:00:00.000Z',
    }),
    mails: ['newcomer: staff-invitation'],
  },
  'vendor.updated.v1': {
    data: () => ({
      vendorId: factory.vendorId,
      version: 2,
      status: 'approved',
      slug: 'a-factory',
      name: factory.name,
      tagline: '',
      story: '',
      city: '',
      country: 'PT',
      foundedYear: null,
      website: null,
    }),
  },
  'vendor.team_changed.v1': {
    data: () => ({ vendorId: newId('ven'), version: 1, members: [{ userId: factory.owner.userId, role: 'owner' }] }),
  },
  'vendor.member_added.v1': {
    data: () => ({ vendorId: factory.vendorId, userId: newcomer.userId, role: 'finance' }),
    entries: ['owner in vendor: /team'],
  },
  'vendor.member_invited.v1': {
    data: () => ({
      vendorId: factory.vendorId,
      vendorName: factory.name,
      invitationId: newId('inv'),
      email: newcomer.email,
      role: 'finance',
      invitedBy: 'Tiago',
      acceptUrl: 'https://vendors.example/invitation?token=once',
      expiresAt: '2026-11-30T10:00:00.000Z',
    }),
    mails: ['newcomer: team-invitation'],
  },
  'vendor.member_role_changed.v1': {
    data: () => ({ ...member(), role: 'manager' }),
    entries: ['newcomer in vendor: /team'],
    mails: ['newcomer: team-role-changed'],
  },
  'vendor.member_removed.v1': {
    data: () => ({ ...member(), isOwnWish: false }),
    mails: ['newcomer: team-removed'],
  },
  'vendor.applied.v1': {
    data: application,
    entries: ['staff:catalogue in admin: /factories/:id', 'staff:owner in admin: /factories/:id'],
    mails: ['owner: application-received'],
  },
  'vendor.approved.v1': {
    data: application,
    entries: ['owner in vendor: /products'],
    mails: ['owner: application-approved'],
  },
  'vendor.changes_requested.v1': {
    data: application,
    entries: ['owner in vendor: /onboarding'],
    mails: ['owner: application-changes-requested'],
  },
  'vendor.rejected.v1': {
    data: application,
    entries: ['owner in vendor: /onboarding'],
    mails: ['owner: application-rejected'],
  },
  'vendor.suspended.v1': {
    data: application,
    entries: WHOLE_TEAM.map((role) => `${role} in vendor: /orders`),
    mails: ['manager: store-suspended', 'owner: store-suspended'],
  },
  'vendor.reinstated.v1': {
    data: application,
    entries: WHOLE_TEAM.map((role) => `${role} in vendor: ${role === 'finance' ? '/orders' : '/products'}`),
    mails: ['manager: store-reinstated', 'owner: store-reinstated'],
  },
  'vendor.closed.v1': {
    data: application,
    entries: WHOLE_TEAM.map((role) => `${role} in vendor: /orders`),
    mails: ['manager: store-closed', 'owner: store-closed'],
  },
  'vendor.document_refused.v1': {
    data: () => ({
      vendorId: factory.vendorId,
      vendorName: factory.name,
      kind: 'tax_certificate',
      fileName: 'tax.pdf',
      reason: 'It is cut off.',
    }),
    entries: ['manager in vendor: /onboarding', 'owner in vendor: /onboarding'],
    mails: ['manager: document-refused', 'owner: document-refused'],
  },
  'product.submitted.v1': {
    data: product,
    entries: ['staff:catalogue in admin: /product-reviews/:id', 'staff:owner in admin: /product-reviews/:id'],
  },
  'product.approved.v1': {
    data: product,
    entries: ['manager in vendor: /products/:id', 'owner in vendor: /products/:id'],
    mails: ['manager: product-approved', 'owner: product-approved'],
  },
  'product.changes_requested.v1': {
    data: product,
    entries: ['manager in vendor: /products/:id', 'owner in vendor: /products/:id'],
    mails: ['manager: product-changes-requested', 'owner: product-changes-requested'],
  },
  'product.rejected.v1': {
    data: product,
    entries: ['manager in vendor: /products/:id', 'owner in vendor: /products/:id'],
    mails: ['manager: product-rejected', 'owner: product-rejected'],
  },
  'stock.low.v1': {
    data: () => ({
      vendorId: factory.vendorId,
      count: 2,
      items: [
        { variantId: newId('var'), title: 'Teapot', variantTitle: 'Sand', sku: 'TEA-S', onHand: 2, lowAt: 3 },
        { variantId: newId('var'), title: 'Bowl', variantTitle: '', sku: 'BOWL', onHand: 0, lowAt: 3 },
      ],
    }),
    entries: ['fulfilment', 'manager', 'owner'].map((role) => `${role} in vendor: /inventory?filter=low`),
    mails: ['manager: stock-low', 'owner: stock-low'],
  },
  'review.written.v1': {
    data: () => ({
      ...review(),
      vendorId: factory.vendorId,
      authorName: 'Anna K.',
      rating: 4,
      title: 'Pours well',
      body: 'Not a drop beside.',
    }),
    entries: ['manager in vendor: /reviews', 'owner in vendor: /reviews'],
    mails: ['owner: review-written'],
  },
  'review.replied.v1': {
    data: () => ({ ...review(), customerId: buyer.userId, vendorName: factory.name, reply: 'Thank you.' }),
    entries: ['buyer in storefront: /products/teapot-for-two#reviews'],
    mails: ['buyer: review-replied'],
  },
  'review.reported.v1': {
    data: review,
    entries: ['staff:catalogue in admin: /reviews/:id', 'staff:owner in admin: /reviews/:id'],
  },
  'review.hidden.v1': {
    data: () => ({ ...review(), customerId: buyer.userId, reason: 'It names a person.' }),
    entries: ['buyer in storefront: /account/reviews/:id'],
    mails: ['buyer: review-hidden'],
  },
  'review.restored.v1': {
    data: () => ({ ...review(), customerId: buyer.userId }),
    entries: ['buyer in storefront: /products/teapot-for-two#reviews'],
  },
  'product_change.submitted.v1': {
    data: change,
    entries: ['staff:catalogue in admin: /product-reviews/:id', 'staff:owner in admin: /product-reviews/:id'],
  },
  'product_change.approved.v1': {
    data: change,
    entries: ['manager in vendor: /products/:id', 'owner in vendor: /products/:id'],
    mails: ['manager: product-approved', 'owner: product-approved'],
  },
  'product_change.changes_requested.v1': {
    data: change,
    entries: ['manager in vendor: /products/:id', 'owner in vendor: /products/:id'],
    mails: ['manager: product-changes-requested', 'owner: product-changes-requested'],
  },
  'product_change.rejected.v1': {
    data: change,
    entries: ['manager in vendor: /products/:id', 'owner in vendor: /products/:id'],
    mails: ['manager: product-rejected', 'owner: product-rejected'],
  },
  'order.paid.v1': {
    data: () => order,
    entries: [
      'buyer in storefront: /account/orders/:id',
      'fulfilment in vendor: /orders/:id',
      'manager in vendor: /orders/:id',
      'other owner in vendor: /orders/:id',
      'owner in vendor: /orders/:id',
      'staff:owner in admin: /orders/:id',
      'staff:support in admin: /orders/:id',
    ],
    mails: ['buyer: order-confirmation', 'other owner: vendor-new-order', 'owner: vendor-new-order'],
  },
  'order.cancelled.v1': {
    data: () => ({ ...cancelled, customerId: buyer.userId, reason: 'payment_expired' }),
    entries: ['buyer in storefront: /account/orders/:id'],
    mails: ['buyer: order-cancelled'],
  },
  'order.completed.v1': {
    data: () => ({ orderId: newId('ord'), number: 'M-1001', customerId: buyer.userId }),
    entries: ['buyer in storefront: /account/orders/:id'],
  },
  'refund.requested.v1': {
    data: refunded,
    entries: [
      'buyer in storefront: /account/orders/:id',
      ...['fulfilment', 'manager', 'owner'].map((role) => `${role} in vendor: /orders/:id`),
    ],
    mails: ['buyer: refund-agreed', 'owner: vendor-order-reduced'],
  },
  'vendor_order.late.v1': {
    data: () => ({
      vendorOrderId: newId('vor'),
      number: 'M-1001-1',
      orderId: newId('ord'),
      orderNumber: 'M-1001',
      vendorId: factory.vendorId,
      vendorName: factory.name,
      customerId: buyer.userId,
      shipBy: new Date().toISOString(),
      cancelAt: new Date().toISOString(),
      isLastWarning: false,
    }),
    entries: [
      'buyer in storefront: /account/orders/:id',
      ...(['fulfilment', 'manager', 'owner'] as const).map((role) => `${role} in vendor: /orders/:id`),
    ],
    mails: [
      'buyer: order-late',
      ...(['fulfilment', 'manager', 'owner'] as const).map((role) => `${role}: vendor-order-late`),
    ],
  },
  'dispute.opened.v1': {
    data: () => ({ ...disputed(), reason: 'fraudulent', isInquiry: false, evidenceDueAt: new Date().toISOString() }),
    entries: [
      ...WHOLE_TEAM.map((role) => `${role} in vendor: /orders/:id`),
      'staff:finance in admin: /disputes',
      'staff:owner in admin: /disputes',
    ],
  },
  'dispute.closed.v1': {
    data: () => {
      const { parts, ...rest } = disputed()
      const taken = parts.map((part) => ({ ...part, amountMinor: 4_800, commissionMinor: 480 }))
      return { ...rest, outcome: 'lost' as const, parts: taken }
    },
    entries: [
      ...WHOLE_TEAM.map((role) => `${role} in vendor: /orders/:id`),
      'staff:finance in admin: /disputes',
      'staff:owner in admin: /disputes',
    ],
  },
  'payment.refund_failed.v1': {
    data: () => ({
      paymentId: newId('pay'),
      orderId: newId('ord'),
      orderNumber: 'M-1001',
      amountMinor: 4_800,
      currency: 'EUR',
      reason: 'lost_or_stolen_card',
    }),
    entries: ['staff:finance in admin: /refunds?state=failed', 'staff:owner in admin: /refunds?state=failed'],
  },
  'payment.refunded.v1': {
    data: () => ({
      paymentId: newId('pay'),
      orderId: newId('ord'),
      orderNumber: 'M-1001',
      customerId: buyer.userId,
      amountMinor: 4_800,
      currency: 'EUR',
    }),
    entries: ['buyer in storefront: /account/orders/:id'],
    mails: ['buyer: refund-issued'],
  },
  'payout.sent.v1': {
    data: () => ({
      payoutId: newId('pot'),
      vendorId: factory.vendorId,
      amountMinor: 4_910,
      currency: 'EUR',
      orderNumbers: ['M-1001-1'],
    }),
    entries: ['finance in vendor: /payouts', 'owner in vendor: /payouts'],
    mails: ['finance: payout-sent', 'owner: payout-sent'],
  },
  'parcel.shipped.v1': {
    data: () => ({ ...parcel(), isLast: true, shippedAt: '2026-11-24T10:00:00.000Z' }),
    entries: ['buyer in storefront: /account/orders/:id'],
    mails: ['buyer: parcel-shipped'],
  },
  'parcel.delivered.v1': {
    data: () => ({ ...parcel(), allDelivered: true, deliveredAt: '2026-11-24T10:00:00.000Z' }),
    entries: ['buyer in storefront: /account/orders/:id'],
    mails: ['buyer: parcel-delivered'],
  },
}

/** Who was told, as the table says it. */
async function told(eventId: string) {
  const { client } = notification.deps.database
  const entries = await client.notification.findMany({ where: { eventId } })
  const mails = await client.emailNotification.findMany({ where: { eventId } })
  return {
    entries: entries
      .map((row) => `${names.get(row.userId)} in ${row.audience}: ${row.href?.replace(/[a-z]{3}_[0-9a-f]{32}/, ':id')}`)
      .sort(),
    mails: mails.map((row) => `${addresses.get(row.recipient)}: ${row.template}`).sort(),
  }
}

describe('each event tells the right people, and nobody else', () => {
  test('the table has every event that this service hears', () => {
    const heard = Object.entries(EVENTS).filter(([, event]) => event.to.some((name) => name === 'notification'))
    expect(Object.keys(TABLE).sort()).toEqual(heard.map(([type]) => type).sort())
  })

  // `satisfies` above relates every row to its event; here they are all alike.
  test.each(Object.entries(TABLE) as [EventType, Row<EventType>][])('%s', async (type, row) => {
    const event = anEvent(type, newId('ord'), row.data())
    expect((await notification.redeliver(event)).status).toBe(200)
    expect(await told(event.id)).toEqual({ entries: row.entries ?? [], mails: row.mails ?? [] })
  })
})

test('the buyer reads which carrier the factory chose, where it shows the parcel, and under which number', async () => {
  const carrier = {
    carrierName: 'Alpenkurier',
    trackingNumber: 'AK 7731-04',
    trackingUrl: 'https://alpenkurier.example/track/AK7731-04',
  }
  const event = anEvent('parcel.shipped.v1', newId('shp'), {
    ...parcel(),
    ...carrier,
    carrier: 'manual',
    isLast: true,
    shippedAt: '2026-11-24T10:00:00.000Z',
  })
  expect((await notification.redeliver(event)).status).toBe(200)
  const { client } = notification.deps.database
  const where = { eventId: event.id }
  expect(await client.emailNotification.findMany({ where, select: { props: true } })).toMatchObject([
    { props: carrier },
  ])
  expect(await client.notification.findMany({ where, select: { body: true } })).toEqual([
    { body: 'Order M-1001, Alpenkurier, tracking number AK 7731-04.' },
  ])
})

test('a checkout that failed while the buyer watched tells nobody', async () => {
  const event = await notification.deliver('order.cancelled.v1', cancelled.orderId, {
    ...cancelled,
    customerId: buyer.userId,
    reason: 'checkout_failed',
    wasPlaced: false,
  })
  expect(await told(event.id)).toEqual({ entries: [], mails: [] })
})

test('a factory that cannot send something is not told what it said itself; the buyer reads it', async () => {
  const event = await notification.deliver('refund.requested.v1', newId('ord'), {
    ...refunded(),
    requestedBy: 'vendor',
  })
  expect(await told(event.id)).toEqual({
    entries: ['buyer in storefront: /account/orders/:id'],
    mails: ['buyer: refund-agreed'],
  })
})

test('money that staff give back is told to those who look after a factory’s money', async () => {
  const refund = { ...refunded(), kind: 'refund', requestedBy: 'staff', reason: 'damaged' } as const
  const event = await notification.deliver('refund.requested.v1', newId('ord'), refund)
  expect((await told(event.id)).entries).toEqual([
    'buyer in storefront: /account/orders/:id',
    ...['finance', 'manager', 'owner'].map((role) => `${role} in vendor: /orders/:id`),
  ])
})

test('a refund that was agreed with a mail is done without another', async () => {
  const done = { ...TABLE['payment.refunded.v1'].data(), refundId: newId('ref'), vendorOrderId: newId('vor') }
  const event = await notification.deliver('payment.refunded.v1', done.orderId, done)
  expect(await told(event.id)).toEqual({ entries: ['buyer in storefront: /account/orders/:id'], mails: [] })
})

test('the last warning of a late order is the factory’s alone', async () => {
  const late = { ...TABLE['vendor_order.late.v1'].data(), isLastWarning: true }
  const event = await notification.deliver('vendor_order.late.v1', late.orderId, late)
  const { entries, mails } = await told(event.id)
  expect([...entries, ...mails].filter((line) => line.startsWith('buyer'))).toEqual([])
  expect(mails).toContain('owner: vendor-order-late')
})

test('what the buyer’s bank gave back is told by the bank alone', async () => {
  const done = { ...TABLE['payment.refunded.v1'].data(), byBank: true }
  const settled = await notification.deliver('payment.refunded.v1', done.orderId, done)
  expect(await told(settled.id)).toEqual({ entries: [], mails: [] })
  const units = { ...refunded(), reason: 'disputed' as const, requestedBy: 'system' as const, amountMinor: 0 }
  const cancelledUnits = await notification.deliver('refund.requested.v1', units.orderId, units)
  const { entries, mails } = await told(cancelledUnits.id)
  expect([...entries, ...mails].filter((line) => line.startsWith('buyer'))).toEqual([])
  expect(entries.length).toBeGreaterThan(0)
})

test('what staff wrote with a decision is what the factory reads', async () => {
  const event = await notification.deliver('product.changes_requested.v1', newId('prd'), {
    ...product(),
    note: 'Please add a picture of the lid.',
  })
  const rows = await notification.deps.database.client.notification.findMany({ where: { eventId: event.id } })
  expect(rows.map((row) => row.body)).toEqual(['Please add a picture of the lid.', 'Please add a picture of the lid.'])
})

test('a name that arrives late does not replace a newer one', async () => {
  const base = TABLE['vendor.updated.v1'].data()
  const vendorId = newId('ven')
  await notification.deliver('vendor.updated.v1', vendorId, { ...base, vendorId, version: 3, name: 'New name' })
  await notification.deliver('vendor.updated.v1', vendorId, { ...base, vendorId, version: 2, name: 'Old name' })
  const row = await notification.deps.database.client.vendorSummary.findUniqueOrThrow({ where: { vendorId } })
  expect(row).toMatchObject({ version: 3, name: 'New name' })
})

test('who leaves by themselves gets no mail; the owners see it', async () => {
  const event = await notification.deliver('vendor.member_removed.v1', factory.vendorId, {
    ...member(),
    isOwnWish: true,
  })
  expect(await told(event.id)).toEqual({ entries: ['owner in vendor: /team'], mails: [] })
})

test('a member who was removed is told nothing more, and an older team that arrives late does not bring them back', async () => {
  const { vendorId, owner } = await addFactory(notification, 'Small Works')
  const clerk = await register(notification)
  const ownerRow = { userId: owner.userId, role: 'owner' as const }
  const rowsOf = (userId: string) =>
    notification.deps.database.client.notification.count({ where: { userId, vendorId } })
  const deliverTeam = (version: number, members: EventData<'vendor.team_changed.v1'>['members']) =>
    notification.deliver('vendor.team_changed.v1', vendorId, { vendorId, version, members })
  await deliverTeam(2, [ownerRow, { userId: clerk.userId, role: 'finance' }])
  const payout = { ...TABLE['payout.sent.v1'].data(), vendorId }
  await notification.deliver('payout.sent.v1', vendorId, payout)
  expect(await rowsOf(clerk.userId)).toBe(1)
  await deliverTeam(4, [ownerRow])
  expect(await rowsOf(clerk.userId)).toBe(0)
  expect(await rowsOf(owner.userId)).toBe(1)
  await deliverTeam(3, [ownerRow, { userId: clerk.userId, role: 'finance' }])
  const event = await notification.deliver('payout.sent.v1', vendorId, { ...payout, payoutId: newId('pot') })
  const rows = await notification.deps.database.client.notification.findMany({ where: { eventId: event.id } })
  expect(rows.map(({ userId }) => userId)).toEqual([owner.userId])
})

test('other roles are told by mail; who was removed keeps no notices, and an older event that arrives late brings them back to nothing', async () => {
  const clerk = await register(notification)
  know(clerk, 'clerk')
  const deliver = (version: number, roles: EventData<'staff.roles_changed.v1'>['roles']) =>
    notification.deliver('staff.roles_changed.v1', clerk.userId, { ...clerk, roles, version })
  const rowsOf = () => notification.deps.database.client.notification.count({ where: { userId: clerk.userId } })
  await notification.deliver('staff.added.v1', clerk.userId, { ...clerk, roles: ['support'], version: 2 })
  const changed = await deliver(5, ['catalogue', 'finance'])
  expect(await told(changed.id)).toEqual({ entries: [], mails: ['clerk: staff-roles-changed'] })
  await notification.deliver('product.submitted.v1', newId('prd'), product())
  expect(await rowsOf()).toBe(1)
  const removed = await deliver(7, [])
  expect(await told(removed.id)).toEqual({ entries: [], mails: ['clerk: staff-removed'] })
  expect(await rowsOf()).toBe(0)
  const late = await deliver(6, ['owner'])
  expect(await told(late.id)).toEqual({ entries: [], mails: [] })
  await notification.deliver('product.submitted.v1', newId('prd'), product())
  expect(await rowsOf()).toBe(0)
})

describe('events of different services arrive in any order', () => {
  test('an order of a buyer who is not known yet is refused, and told once the buyer is', async () => {
    const unknown = stranger()
    const event = anEvent('order.paid.v1', newId('ord'), paidOrder(unknown, [factory]))
    expect((await notification.redeliver(event)).status).toBe(503)
    expect(await told(event.id)).toEqual({ entries: [], mails: [] })

    know(unknown, 'late buyer')
    await register(notification, unknown)
    expect((await notification.redeliver(event)).status).toBe(200)
    expect((await told(event.id)).mails).toEqual(['late buyer: order-confirmation', 'owner: vendor-new-order'])
  })

  test('an order of a factory whose owner is not known yet is refused, even when others of it are', async () => {
    const vendorId = newId('ven')
    const manager = await register(notification)
    const owner = stranger()
    await addMember(notification, vendorId, manager, 'manager')
    const event = anEvent('order.paid.v1', newId('ord'), paidOrder(buyer, [{ vendorId, name: 'Mill', owner }]))
    expect((await notification.redeliver(event)).status, 'no owner').toBe(503)

    await addMember(notification, vendorId, owner, 'owner')
    expect((await notification.redeliver(event)).status, 'an owner without an address').toBe(503)

    know(owner, 'late owner')
    await register(notification, owner)
    expect((await notification.redeliver(event)).status).toBe(200)
    expect((await told(event.id)).mails).toEqual(['buyer: order-confirmation', 'late owner: vendor-new-order'])
  })

  test('a payout to a factory whose name is not known yet waits for the name', async () => {
    const vendorId = newId('ven')
    await addMember(notification, vendorId, await register(notification), 'owner')
    const event = anEvent('payout.sent.v1', newId('pot'), { ...TABLE['payout.sent.v1'].data(), vendorId })
    expect((await notification.redeliver(event)).status).toBe(503)
  })

  test('the link to confirm an address does not wait for anything', async () => {
    const unknown = stranger()
    await notification.deliver('user.verification_requested.v1', unknown.userId, {
      ...unknown,
      verifyUrl: 'https://shop.example/verify?token=x',
    })
  })
})
