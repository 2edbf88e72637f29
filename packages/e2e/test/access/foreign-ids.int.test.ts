import { anonymous, DEMO_PASSWORD, eventually } from '@millyard/dev-stack/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { listProcedures } from '../../src/routers.ts'
import { ADDRESS, createWorld, documentForm, photoForm, pictureForm, productsForm } from '../../src/world.ts'

/*
 * P44: two tenants. Everything that takes an id is called by B with A's ids, nested ones included, with otherwise good
 * input; then A's things are looked at again. The table is complete by force: a procedure for customers, vendors or accounts
 * that takes an id and is missing here fails the first test.
 */
const world = createWorld()
const REVIEW = { rating: 4, title: 'Mine alone', body: 'I bought it and I say so.' }
const METHOD = { name: 'Stolen', countries: ['AT'], amountMinor: 1, minDays: 0, maxDays: 1 }

async function arrangeVictim() {
  const [vendor, buyer] = await Promise.all([world.vendor(), world.customer()])
  const product = await world.product(vendor, { stock: 50 })
  const draft = await world.product(vendor, { isDraft: true })
  const planned = await vendor.api.product.products.announceReduction.mutate({
    productId: product.productId,
    percent: 5,
    startsAt: new Date(Date.now() + 365 * 24 * 3_600_000).toISOString(),
  })
  const { brandId } = await vendor.api.product.products.proposeBrand.mutate({ name: `Own ${world.unique()}` })
  const variantId = product.variantIds[0] ?? ''
  const address = await buyer.api.auth.addresses.create.mutate({ ...ADDRESS, isDefault: true })
  const { order } = await world.paidOrder(buyer, [{ variantId, quantity: 2 }])
  const part = order.parts[0]
  const item = part?.items[0]
  if (!part || !item) throw new Error('The order has no part')
  await eventually('the shipping service to know the order', () =>
    vendor.api.shipping.shipments.forVendorOrder.query({ vendorOrderId: part.id }),
  )
  const shipment = await vendor.api.shipping.shipments.create.mutate({
    vendorOrderId: part.id,
    carrier: 'manual',
    carrierName: 'Alpenkurier',
    trackingNumber: `RR${world.unique()}`,
    items: [{ orderItemId: item.id, quantity: 1 }],
  })
  await world.deliveredOrder(buyer, vendor, [{ variantId, quantity: 1 }])
  const review = await buyer.api.product.reviews.create.mutate({ ...REVIEW, productId: product.productId })
  const photo = await buyer.api.product.reviews.addPhoto.mutate(photoForm(review.id))
  const cart = await buyer.api.order.cart.addItem.mutate({ variantId, quantity: 1 })
  await vendor.api.auth.team.invite.mutate({ email: `invited-${world.unique()}@example.com`, role: 'owner' })
  const team = await vendor.api.auth.team.list.query()
  const notification = await eventually(
    'a notification',
    async () => (await buyer.api.notification.inbox.list.query({})).items[0],
  )
  const change = await vendor.api.product.changes.edit.mutate({
    stock: { kind: 'add', units: 1 },
    requestId: crypto.randomUUID(),
  })
  const file = await vendor.api.product.changes.upload.mutate(productsForm())
  return {
    vendor,
    buyer,
    product,
    changeId: change.changeId,
    importId: file.changeId,
    draft,
    brandId,
    variantId,
    sessionId: (await buyer.api.auth.session.list.query({})).current.id,
    addressId: address.id,
    documentId: (await vendor.api.auth.documents.add.mutate(documentForm())).id,
    orderId: order.id,
    vendorOrderId: part.id,
    orderItemId: item.id,
    shipmentId: shipment.id,
    cartItemId: cart.groups[0]?.lines[0]?.id ?? '',
    reviewId: review.id,
    photoId: photo.id,
    notificationId: notification.id,
    invitationId: team.invitations[0]?.id ?? '',
    memberId: team.members[0]?.id ?? '',
    reductionId: planned.reductions[0]?.id ?? '',
  }
}

type Victim = Awaited<ReturnType<typeof arrangeVictim>>
let a: Victim
let b: Victim

beforeAll(async () => {
  ;[a, b] = await Promise.all([arrangeVictim(), arrangeVictim()])
})

/** The whole state of a tenant that an attack could have touched. */
async function stateOf(victim: Victim) {
  const { vendor, buyer } = victim
  const [product, draft, methods, shipments, order, cart, addresses, inbox, reviews, replies, team, papers] =
    await Promise.all([
      vendor.api.product.products.get.query({ productId: victim.product.productId }),
      vendor.api.product.products.get.query({ productId: victim.draft.productId }),
      vendor.api.shipping.methods.list.query(),
      vendor.api.shipping.shipments.forVendorOrder.query({ vendorOrderId: victim.vendorOrderId }),
      vendor.api.order.vendorOrders.get.query({ vendorOrderId: victim.vendorOrderId }),
      buyer.api.order.cart.get.query(),
      buyer.api.auth.addresses.list.query({}),
      buyer.api.notification.inbox.list.query({}),
      buyer.api.product.reviews.own.query({}),
      vendor.api.product.vendorReviews.list.query({}),
      vendor.api.auth.team.list.query(),
      vendor.api.auth.documents.list.query(),
    ])
  return { product, draft, methods, shipments, order, cart, addresses, inbox, reviews, replies, team, papers }
}

const product = () => ({
  title: 'Stolen',
  description: 'Twenty characters of somebody else.',
  categoryId: null,
  leadTimeDays: 1,
  options: [],
  variants: [{ sku: 'S', optionValues: [], priceMinor: 1, weightGrams: 1, stock: 1 }],
})

/** What a cancellation or a refund has besides what it is about. */
const PRESS = { note: '', idempotencyKey: crypto.randomUUID() }
const unitOf = ({ orderItemId }: Victim) => ({ orderItemId, quantity: 1 })

const revisionOf = ({ draft: { draft } }: Victim) => ({ productId: draft.productId, revisionId: draft.revisionId })

type Attack = { refusal: string; run: () => Promise<unknown> }
const NOT_FOUND = (run: () => Promise<unknown>): Attack[] => [{ refusal: 'NOT_FOUND', run }]

const ATTACKS: Record<string, () => Attack[]> = {
  'auth.session.actFor': () =>
    NOT_FOUND(async () => {
      const { email } = b.vendor
      const open = anonymous(world.stack)
      const pair = await open.auth.session.signIn.mutate({ email, password: DEMO_PASSWORD, audience: 'vendor' })
      await b.vendor.api.auth.session.actFor.mutate({ refreshToken: pair.refreshToken, vendorId: a.vendor.vendorId })
    }),
  'auth.session.revoke': () => NOT_FOUND(() => b.buyer.api.auth.session.revoke.mutate({ sessionId: a.sessionId })),
  'auth.team.resendInvitation': () =>
    NOT_FOUND(() => b.vendor.api.auth.team.resendInvitation.mutate({ invitationId: a.invitationId })),
  'auth.team.revokeInvitation': () =>
    NOT_FOUND(() => b.vendor.api.auth.team.revokeInvitation.mutate({ invitationId: a.invitationId })),
  'auth.team.changeRole': () =>
    NOT_FOUND(() => b.vendor.api.auth.team.changeRole.mutate({ memberId: a.memberId, role: 'finance' })),
  'auth.team.remove': () => NOT_FOUND(() => b.vendor.api.auth.team.remove.mutate({ memberId: a.memberId })),
  'auth.documents.add': () =>
    NOT_FOUND(() => b.vendor.api.auth.documents.add.mutate(documentForm({ replaces: a.documentId }))),
  'auth.documents.remove': () =>
    NOT_FOUND(() => b.vendor.api.auth.documents.remove.mutate({ documentId: a.documentId })),
  'auth.documents.open': () => NOT_FOUND(() => b.vendor.api.auth.documents.open.mutate({ documentId: a.documentId })),
  'auth.addresses.update': () =>
    NOT_FOUND(() => b.buyer.api.auth.addresses.update.mutate({ ...ADDRESS, isDefault: true, id: a.addressId })),
  'auth.addresses.remove': () => NOT_FOUND(() => b.buyer.api.auth.addresses.remove.mutate({ id: a.addressId })),
  'product.reviews.create': () => [
    {
      refusal: 'FORBIDDEN',
      run: () =>
        b.buyer.api.product.reviews.create.mutate({
          productId: a.product.productId,
          rating: 1,
          title: 'Never bought',
          body: 'I have never bought this thing.',
        }),
    },
  ],
  'product.reviews.update': () =>
    NOT_FOUND(() => b.buyer.api.product.reviews.update.mutate({ ...REVIEW, rating: 1, reviewId: a.reviewId })),
  'product.reviews.addPhoto': () => NOT_FOUND(() => b.buyer.api.product.reviews.addPhoto.mutate(photoForm(a.reviewId))),
  'product.reviews.removePhoto': () => [
    ...NOT_FOUND(() => b.buyer.api.product.reviews.removePhoto.mutate({ reviewId: a.reviewId, imageId: a.photoId })),
    ...NOT_FOUND(() => b.buyer.api.product.reviews.removePhoto.mutate({ reviewId: b.reviewId, imageId: a.photoId })),
  ],
  'product.wishlist.restore': () =>
    NOT_FOUND(() => b.buyer.api.product.wishlist.restore.mutate({ productId: a.product.productId })),
  'product.vendorReviews.reply': () =>
    NOT_FOUND(() => b.vendor.api.product.vendorReviews.reply.mutate({ reviewId: a.reviewId, body: 'Not ours.' })),
  'product.products.get': () =>
    NOT_FOUND(() => b.vendor.api.product.products.get.query({ productId: a.product.productId })),
  'product.products.history': () =>
    NOT_FOUND(() => b.vendor.api.product.products.history.query({ productId: a.product.productId })),
  'product.products.revision': () => [
    ...NOT_FOUND(() => b.vendor.api.product.products.revision.query(revisionOf(a))),
    ...NOT_FOUND(() =>
      b.vendor.api.product.products.revision.query({ ...revisionOf(a), productId: b.draft.productId }),
    ),
  ],
  'product.products.duplicate': () =>
    NOT_FOUND(() => b.vendor.api.product.products.duplicate.mutate({ productId: a.product.productId })),
  'product.products.create': () => [
    {
      // A brand that the victim has proposed; categories are everybody's.
      refusal: 'BAD_INPUT',
      run: () => b.vendor.api.product.products.create.mutate({ ...product(), brandId: a.brandId }),
    },
  ],
  'product.products.saveDraft': () => {
    const { saveDraft } = b.vendor.api.product.products
    const { productId, ...base } = a.draft.draft
    const own = b.draft.draft
    const planted = (content: object) => ({
      productId: own.productId,
      base: own,
      content: { ...product(), ...content },
    })
    const [variant] = product().variants
    return [
      ...NOT_FOUND(() => saveDraft.mutate({ productId, base, content: product() })),
      ...NOT_FOUND(() => saveDraft.mutate({ productId: a.product.productId, base: null, content: product() })),
      // The own draft with the victim's variant, and with the victim's picture.
      {
        refusal: 'BAD_INPUT',
        run: () => saveDraft.mutate(planted({ variants: [{ ...variant, id: a.variantId }] })),
      },
      {
        refusal: 'BAD_INPUT',
        run: () => saveDraft.mutate(planted({ images: [{ id: a.draft.draft.imageId, alt: 'x' }] })),
      },
      { refusal: 'BAD_INPUT', run: () => saveDraft.mutate(planted({ brandId: a.brandId })) },
      { refusal: 'CONFLICT', run: () => saveDraft.mutate({ productId: own.productId, base, content: product() }) },
    ]
  },
  'product.products.addImage': () =>
    NOT_FOUND(() => b.vendor.api.product.products.addImage.mutate(pictureForm(a.product.productId))),
  'product.products.submit': () => [
    ...NOT_FOUND(() => b.vendor.api.product.products.submit.mutate(a.draft.draft)),
    {
      refusal: 'CONFLICT',
      run: () => b.vendor.api.product.products.submit.mutate({ ...a.draft.draft, productId: b.draft.productId }),
    },
  ],
  'product.products.withdraw': () => NOT_FOUND(() => b.vendor.api.product.products.withdraw.mutate(a.draft.draft)),
  'product.products.discard': () => [
    ...NOT_FOUND(() => b.vendor.api.product.products.discard.mutate(a.draft.draft)),
    {
      refusal: 'CONFLICT',
      run: () => b.vendor.api.product.products.discard.mutate({ ...a.draft.draft, productId: b.draft.productId }),
    },
  ],
  'product.products.archive': () =>
    NOT_FOUND(() => b.vendor.api.product.products.archive.mutate({ productId: a.product.productId })),
  'product.changes.get': () => NOT_FOUND(() => b.vendor.api.product.changes.get.query({ changeId: a.changeId })),
  'product.changes.rows': () => NOT_FOUND(() => b.vendor.api.product.changes.rows.query({ changeId: a.changeId })),
  'product.changes.problemsPage': () =>
    NOT_FOUND(() => b.vendor.api.product.changes.problemsPage.query({ changeId: a.importId })),
  'product.changes.start': () => NOT_FOUND(() => b.vendor.api.product.changes.start.mutate({ changeId: a.changeId })),
  'product.changes.cancel': () => NOT_FOUND(() => b.vendor.api.product.changes.cancel.mutate({ changeId: a.changeId })),
  'product.changes.undo': () => [
    {
      refusal: 'ILLEGAL_TRANSITION',
      run: () => b.vendor.api.product.changes.undo.mutate({ changeId: a.changeId }),
    },
  ],
  'product.inventory.get': () => NOT_FOUND(() => b.vendor.api.product.inventory.get.query({ variantId: a.variantId })),
  'product.inventory.movements': () =>
    NOT_FOUND(() => b.vendor.api.product.inventory.movements.query({ variantId: a.variantId })),
  'product.inventory.reservations': () =>
    NOT_FOUND(() => b.vendor.api.product.inventory.reservations.query({ variantId: a.variantId })),
  'product.inventory.adjust': () => [
    ...NOT_FOUND(() =>
      b.vendor.api.product.inventory.adjust.mutate({
        variantId: a.variantId,
        reason: 'correction',
        change: 1,
        requestId: crypto.randomUUID(),
      }),
    ),
  ],
  'product.inventory.setThreshold': () =>
    NOT_FOUND(() => b.vendor.api.product.inventory.setThreshold.mutate({ variantId: a.variantId, lowAt: 900 })),
  'product.inventory.settleIncident': () =>
    NOT_FOUND(() =>
      b.vendor.api.product.inventory.settleIncident.mutate({ orderId: a.orderId, variantId: a.variantId }),
    ),
  'product.products.setOffer': () => [
    ...NOT_FOUND(() =>
      b.vendor.api.product.products.setOffer.mutate({ productId: a.product.productId, leadTimeDays: 300 }),
    ),
    // A nested id: my own product, with a variant of somebody else.
    {
      refusal: 'BAD_INPUT',
      run: () =>
        b.vendor.api.product.products.setOffer.mutate({
          productId: b.product.productId,
          variants: [{ variantId: a.variantId, priceMinor: 1, priceBreaks: [] }],
        }),
    },
  ],
  'product.products.offerHistory': () =>
    NOT_FOUND(() => b.vendor.api.product.products.offerHistory.query({ productId: a.product.productId })),
  'product.products.reductions': () =>
    NOT_FOUND(() => b.vendor.api.product.products.reductions.query({ productId: a.product.productId })),
  'product.products.announceReduction': () =>
    NOT_FOUND(() =>
      b.vendor.api.product.products.announceReduction.mutate({ productId: a.product.productId, percent: 90 }),
    ),
  // A nested id: my own product, with a reduction that is not its own.
  'product.products.endReduction': () =>
    [a.product.productId, b.product.productId].flatMap((productId) =>
      NOT_FOUND(() => b.vendor.api.product.products.endReduction.mutate({ productId, reductionId: a.reductionId })),
    ),
  'product.products.setStock': () =>
    NOT_FOUND(() => b.vendor.api.product.products.setStock.mutate({ variantId: a.variantId, stock: 0 })),
  'order.cart.setQuantity': () =>
    NOT_FOUND(() => b.buyer.api.order.cart.setQuantity.mutate({ itemId: a.cartItemId, quantity: 9 })),
  'order.cart.removeItem': () => NOT_FOUND(() => b.buyer.api.order.cart.removeItem.mutate({ itemId: a.cartItemId })),
  'order.orders.cancelUnpaid': () =>
    NOT_FOUND(() => b.buyer.api.order.orders.cancelUnpaid.mutate({ orderId: a.orderId })),
  'order.orders.cancelItems': () => {
    const { cancelItems } = b.buyer.api.order.orders
    const press = (orderId: string) => ({ ...PRESS, reason: 'other' as const, orderId, items: [unitOf(a)] })
    return [
      ...NOT_FOUND(() => cancelItems.mutate(press(a.orderId))),
      ...NOT_FOUND(() => cancelItems.mutate(press(b.orderId))),
    ]
  },
  'order.vendorOrders.cancelItems': () => {
    const { cancelItems } = b.vendor.api.order.vendorOrders
    const press = (vendorOrderId: string) => ({
      ...PRESS,
      reason: 'other' as const,
      restock: true,
      vendorOrderId,
      items: [unitOf(a)],
    })
    return [
      ...NOT_FOUND(() => cancelItems.mutate(press(a.vendorOrderId))),
      ...NOT_FOUND(() => cancelItems.mutate(press(b.vendorOrderId))),
    ]
  },
  'order.vendorOrders.refund': () => {
    const { refund } = b.vendor.api.order.vendorOrders
    const press = (vendorOrderId: string) => ({
      ...PRESS,
      reason: 'other' as const,
      shippingMinor: 0,
      vendorOrderId,
      items: [{ orderItemId: a.orderItemId, amountMinor: 1 }],
    })
    return [
      ...NOT_FOUND(() => refund.mutate(press(a.vendorOrderId))),
      ...NOT_FOUND(() => refund.mutate(press(b.vendorOrderId))),
    ]
  },
  'order.orders.get': () => NOT_FOUND(() => b.buyer.api.order.orders.get.query({ orderId: a.orderId })),
  'order.vendorOrders.get': () =>
    NOT_FOUND(() => b.vendor.api.order.vendorOrders.get.query({ vendorOrderId: a.vendorOrderId })),
  'payment.payments.forOrder': () =>
    NOT_FOUND(() => b.buyer.api.payment.payments.forOrder.query({ orderId: a.orderId })),
  'shipping.methods.update': () =>
    NOT_FOUND(() => b.vendor.api.shipping.methods.update.mutate({ methodId: a.vendor.methodId, method: METHOD })),
  'shipping.methods.remove': () =>
    NOT_FOUND(() => b.vendor.api.shipping.methods.remove.mutate({ methodId: a.vendor.methodId })),
  'shipping.shipments.create': () => [
    ...NOT_FOUND(() =>
      b.vendor.api.shipping.shipments.create.mutate({
        vendorOrderId: a.vendorOrderId,
        carrier: 'yard-post',
        items: [{ orderItemId: a.orderItemId, quantity: 1 }],
      }),
    ),
    {
      // The own order with the victim's line: as wrong as a line that does not exist.
      refusal: 'BAD_INPUT',
      run: () =>
        b.vendor.api.shipping.shipments.create.mutate({
          vendorOrderId: b.vendorOrderId,
          carrier: 'yard-post',
          items: [{ orderItemId: a.orderItemId, quantity: 1 }],
        }),
    },
  ],
  'shipping.shipments.forVendorOrder': () =>
    NOT_FOUND(() => b.vendor.api.shipping.shipments.forVendorOrder.query({ vendorOrderId: a.vendorOrderId })),
  'shipping.shipments.markDelivered': () =>
    NOT_FOUND(() => b.vendor.api.shipping.shipments.markDelivered.mutate({ shipmentId: a.shipmentId })),
}

/** Takes ids, but says the same to everybody, or is shown below to say nothing. */
const HARMLESS = new Set([
  'product.changes.edit', // of the own variants alone (product's tests)
  'product.changes.exportPage', // of the own products; the ids are of attributes, which are everybody's
  'product.products.attributes', // of a category, which is everybody's
  'product.catalogue.reviews', // public
  'product.catalogue.cards', // public: goods on sale, which everybody may see
  'product.reviews.report', // a review that everybody reads
  'product.reviews.forProducts', // below
  'product.wishlist.add', // a product that everybody may wish for
  'product.wishlist.remove', // the own list alone (product's tests)
  'order.cart.addItem', // a variant that is on sale to everybody
  'order.checkout.place', // factories and methods: what does not belong to the own cart is refused there (order's tests)
  'shipping.tracking.forOrder', // below
  'notification.inbox.markRead', // below
])

describe('P44 ids of somebody else', () => {
  it('the table of attacks is complete', () => {
    const takesIds = listProcedures()
      .filter(
        ({ access, inputIds }) => access && access.kind !== 'admin' && access.kind !== 'service' && inputIds.length > 0,
      )
      .map(({ name }) => name)
    const missing = takesIds.filter((name) => !ATTACKS[name] && !HARMLESS.has(name))
    expect(missing).toEqual([])
  })

  it.each(Object.keys(ATTACKS))('%s refuses them and changes nothing', async (name) => {
    const before = await stateOf(a)
    for (const { refusal, run } of ATTACKS[name]?.() ?? []) {
      await expect(run()).rejects.toMatchObject({ data: { code: refusal } })
    }
    expect(await stateOf(a)).toEqual(before)
  })

  it('an order of somebody else has no parcels', async () => {
    expect(await b.buyer.api.shipping.tracking.forOrder.query({ orderId: a.orderId })).toEqual({ parts: [] })
  })

  it('what somebody else bought and wrote is not told', async () => {
    const productIds = [a.product.productId]
    expect(await b.buyer.api.product.reviews.forProducts.query({ productIds })).toEqual({ items: [] })
  })

  it('marking the notification of somebody else as read leaves it unread', async () => {
    await b.buyer.api.notification.inbox.markRead.mutate({ ids: [a.notificationId] })
    const { items } = await a.buyer.api.notification.inbox.list.query({})
    expect(items.find(({ id }) => id === a.notificationId)?.readAt).toBeNull()
  })

  it('the owner still gets through', async () => {
    await a.vendor.api.shipping.methods.update.mutate({
      methodId: a.vendor.methodId,
      method: { ...METHOD, name: 'Mine' },
    })
    await a.vendor.api.product.products.setStock.mutate({ variantId: a.variantId, stock: 40 })
    await a.buyer.api.auth.addresses.update.mutate({ ...ADDRESS, city: 'Linz', isDefault: true, id: a.addressId })
    expect((await a.vendor.api.shipping.methods.list.query()).methods[0]?.name).toBe('Mine')
  })
})
