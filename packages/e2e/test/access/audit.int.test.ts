import { randomUUID } from 'node:crypto'
import { eventually } from '@millyard/dev-stack/testing'
import { describe, expect, it } from 'vitest'
import { listProcedures } from '../../src/routers.ts'
import { createWorld, documentForm, PICTURE } from '../../src/world.ts'

/*
 * Whatever staff do stands in the log. The table is complete by force: a mutation of the console that is missing here fails the
 * first test. Each entry acts and gives the id of what it acted on, and the action that the log must have.
 */
const world = createWorld()

type Case = { action: string; run: () => Promise<string> }

async function factory(state: 'in_review' | 'approved' | 'suspended') {
  const owner = await world.staff('owner')
  const { vendorId } = state === 'in_review' ? await world.applicant() : await world.vendor()
  const read = async () => (await owner.auth.vendorReview.get.query({ vendorId })).version
  if (state === 'suspended') {
    await owner.auth.vendorReview.suspend.mutate({ vendorId, version: await read(), reason: 'A test' })
  }
  return { owner, vendorId, version: await read() }
}

async function category() {
  const owner = await world.staff('owner')
  const name = `Audit ${randomUUID().slice(0, 8)}`
  const { categoryId } = await owner.product.categories.create.mutate({ name, parentId: null })
  return { owner, categoryId, version: 1, name }
}

async function collection() {
  const owner = await world.staff('owner')
  const { collectionId } = await owner.product.collections.create.mutate({ title: 'Audit' })
  return { owner, collectionId, version: 1 }
}

async function brand(state: 'listed' | 'proposed' = 'listed') {
  const owner = await world.staff('owner')
  const name = `Audit ${randomUUID().slice(0, 8)}`
  const { brandId } =
    state === 'listed'
      ? await owner.product.brands.create.mutate({ name })
      : await (await world.vendor()).api.product.products.proposeBrand.mutate({ name })
  return { owner, brandId, version: 1, name }
}

async function attribute() {
  const owner = await world.staff('owner')
  const name = `Audit ${randomUUID().slice(0, 8)}`
  const { attributeId } = await owner.product.attributes.create.mutate({ name, kind: 'yes_no', isFilter: false })
  return { owner, attributeId, version: 1, name }
}

function logoForm(brandId: string) {
  const form = new FormData()
  form.set('brandId', brandId)
  form.set('version', '1')
  form.set('file', new File([new Uint8Array(PICTURE)], 'logo.png'))
  return form
}

/** Somebody who is invited to the staff; the invitation is named by its address, which is new each time. */
async function staffInvitation() {
  const owner = await world.staff('owner')
  const email = `staff-${world.unique()}@example.com`
  await owner.auth.staff.invite.mutate({ email, roles: ['support'] })
  const { invitations } = await owner.auth.staff.list.query()
  return { owner, email, invitationId: invitations.find((one) => one.email === email)?.id ?? '' }
}

/** A customer and somebody who may help them. */
async function person() {
  const [support, customer] = await Promise.all([world.staff('support'), world.customer()])
  const { user } = await customer.api.auth.account.me.query()
  return { support, userId: user.id }
}

/** An entry of the checklist for a country in which no other test has a factory. It is gone afterwards. */
async function withRequirement(
  act: (owner: Staff, entry: { requirementId: string; version: number }) => Promise<unknown>,
) {
  const owner = await world.staff('owner')
  const { requirements } = owner.auth
  for (const { id, version, country } of (await requirements.list.query()).requirements) {
    if (country === 'IS') await requirements.remove.mutate({ requirementId: id, version })
  }
  const { id: requirementId, version } = await requirements.create.mutate({
    subject: 'website',
    documentKind: null,
    country: 'IS',
    isRequired: false,
    help: '',
  })
  await act(owner, { requirementId, version })
  return requirementId
}
type Staff = Awaited<ReturnType<typeof world.staff>>

/** Somebody's paid order of three units, and somebody of the staff. */
async function paidOrder(role: 'support' | 'owner' = 'support', card?: string) {
  const [vendor, buyer, staff] = await Promise.all([world.vendor(), world.customer(), world.staff(role)])
  const { variantIds } = await world.product(vendor)
  const { order } = await world.paidOrder(buyer, [{ variantId: variantIds[0] ?? '', quantity: 3 }], undefined, card)
  const part = order.parts[0]
  const orderItemId = part?.items[0]?.id ?? ''
  const press = { vendorOrderId: part?.id ?? '', reason: 'other' as const, note: '', idempotencyKey: randomUUID() }
  return { staff, orderId: order.id, orderItemId, press }
}

/** An event of Stripe about an order that there is not: it waits for it. */
async function parkedWebhook() {
  const intentId = await world.unknownPayment()
  const owner = await world.staff('owner')
  const event = await eventually('the event to be put aside', async () =>
    (await owner.payment.webhooks.list.query({ state: 'parked' })).items.find((one) => one.objectId === intentId),
  )
  return { owner, eventId: event.id }
}

/** An order whose buyer disputes it at once, and somebody who looks after the money. */
async function disputedOrder() {
  const [{ orderId }, finance] = await Promise.all([
    paidOrder('support', 'pm_card_createDispute'),
    world.staff('finance'),
  ])
  const dispute = await eventually('the dispute to be known', async () =>
    (await finance.payment.finance.disputes.query({ state: 'open' })).items.find((one) => one.orderId === orderId),
  )
  return { finance, orderId, disputeId: dispute.id }
}

const CASES: Record<string, Case> = {
  'order.adminOrders.cancelItems': {
    action: 'order.cancel_items',
    run: async () => {
      const { staff, orderId, orderItemId, press } = await paidOrder()
      const items = [{ orderItemId, quantity: 1 }]
      await staff.order.adminOrders.cancelItems.mutate({ ...press, items, restock: true })
      return orderId
    },
  },
  'order.adminOrders.refund': {
    action: 'order.refund',
    run: async () => {
      const { staff, orderId, orderItemId, press } = await paidOrder()
      const items = [{ orderItemId, amountMinor: 100 }]
      await staff.order.adminOrders.refund.mutate({ ...press, items, shippingMinor: 0 })
      return orderId
    },
  },
  'payment.finance.retryRefund': {
    action: 'order.retry_refund',
    run: async () => {
      const { staff, orderId, orderItemId, press } = await paidOrder('owner', 'pm_card_refundFail')
      const items = [{ orderItemId, amountMinor: 100 }]
      await staff.order.adminOrders.refund.mutate({ ...press, items, shippingMinor: 0 })
      const refund = async (state: 'succeeded' | 'failed') =>
        eventually(`the refund to have ${state}`, async () =>
          (await staff.payment.finance.refunds.query({ state })).items.find((one) => one.orderId === orderId),
        )
      const { stripeRefundId } = await refund('succeeded')
      await fetch(`${world.stack.urls.stripe}/_emulator/refunds/${stripeRefundId}/settle`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ outcome: 'failed' }),
      })
      await staff.payment.finance.retryRefund.mutate({ refundId: (await refund('failed')).id })
      return orderId
    },
  },
  'payment.webhooks.retry': {
    action: 'delivery.retry',
    run: async () => {
      const { owner, eventId } = await parkedWebhook()
      await owner.payment.webhooks.retry.mutate({ eventId })
      return eventId
    },
  },
  'payment.finance.sendEvidence': {
    action: 'order.send_evidence',
    run: async () => {
      const { finance, orderId, disputeId } = await disputedOrder()
      await finance.payment.finance.sendEvidence.mutate({ disputeId, explanation: 'It was delivered.' })
      return orderId
    },
  },
  'payment.finance.acceptDispute': {
    action: 'order.accept_dispute',
    run: async () => {
      const { finance, orderId, disputeId } = await disputedOrder()
      await finance.payment.finance.acceptDispute.mutate({ disputeId })
      return orderId
    },
  },
  'auth.requirements.create': { action: 'requirement.create', run: () => withRequirement(async () => undefined) },
  'auth.requirements.update': {
    action: 'requirement.update',
    run: () =>
      withRequirement((owner, entry) =>
        owner.auth.requirements.update.mutate({ ...entry, isRequired: true, help: 'A test' }),
      ),
  },
  'auth.requirements.remove': {
    action: 'requirement.remove',
    run: () => withRequirement((owner, entry) => owner.auth.requirements.remove.mutate(entry)),
  },
  'auth.users.sendVerification': {
    action: 'user.send_verification',
    run: async () => {
      const { support, userId } = await person()
      await support.auth.users.sendVerification.mutate({ userId })
      return userId
    },
  },
  'auth.users.sendResetLink': {
    action: 'user.send_reset_link',
    run: async () => {
      const { support, userId } = await person()
      await support.auth.users.sendResetLink.mutate({ userId })
      return userId
    },
  },
  'auth.users.endSession': {
    action: 'user.end_session',
    run: async () => {
      const { support, userId } = await person()
      const { sessions } = await support.auth.users.get.query({ userId })
      await support.auth.users.endSession.mutate({ userId, sessionId: sessions[0]?.id ?? '' })
      return userId
    },
  },
  'auth.users.endSessions': {
    action: 'user.end_sessions',
    run: async () => {
      const { support, userId } = await person()
      await support.auth.users.endSessions.mutate({ userId })
      return userId
    },
  },
  'auth.users.block': {
    action: 'user.block',
    run: async () => {
      const { support, userId } = await person()
      await support.auth.users.block.mutate({ userId, reason: 'A test' })
      return userId
    },
  },
  'auth.users.unblock': {
    action: 'user.unblock',
    run: async () => {
      const { support, userId } = await person()
      await support.auth.users.block.mutate({ userId, reason: 'A test' })
      await support.auth.users.unblock.mutate({ userId })
      return userId
    },
  },
  'auth.users.resetTwoFactor': {
    action: 'user.reset_two_factor',
    run: async () => {
      const [owner, support] = await Promise.all([world.staff('owner'), world.staff('support')])
      // Somebody who left the staff: their login keeps two-factor sign-in.
      const { userId } = await world.newStaff(['support'])
      await owner.auth.staff.remove.mutate({ userId })
      await support.auth.users.resetTwoFactor.mutate({ userId, reason: 'A test' })
      return userId
    },
  },
  'auth.users.addNote': {
    action: 'user.note',
    run: async () => {
      const { support, userId } = await person()
      await support.auth.users.addNote.mutate({ userId, text: 'A test' })
      return userId
    },
  },
  'auth.staff.invite': { action: 'invitation.send', run: async () => (await staffInvitation()).invitationId },
  'auth.staff.resendInvitation': {
    action: 'invitation.resend',
    run: async () => {
      const { owner, invitationId } = await staffInvitation()
      await owner.auth.staff.resendInvitation.mutate({ invitationId })
      return invitationId
    },
  },
  'auth.staff.revokeInvitation': {
    action: 'invitation.revoke',
    run: async () => {
      const { owner, invitationId } = await staffInvitation()
      await owner.auth.staff.revokeInvitation.mutate({ invitationId })
      return invitationId
    },
  },
  'auth.staff.changeRoles': {
    action: 'staff.set_roles',
    run: async () => {
      const [owner, { userId }] = await Promise.all([world.staff('owner'), world.newStaff(['support'])])
      await owner.auth.staff.changeRoles.mutate({ userId, roles: ['finance'] })
      return userId
    },
  },
  'auth.staff.remove': {
    action: 'staff.remove',
    run: async () => {
      const [owner, { userId }] = await Promise.all([world.staff('owner'), world.newStaff(['support'])])
      await owner.auth.staff.remove.mutate({ userId })
      return userId
    },
  },
  'auth.staff.resetTwoFactor': {
    action: 'user.reset_two_factor',
    run: async () => {
      const [owner, { userId }] = await Promise.all([world.staff('owner'), world.newStaff(['support'])])
      await owner.auth.staff.resetTwoFactor.mutate({ userId, reason: 'A test' })
      return userId
    },
  },
  'auth.vendorReview.decide': {
    action: 'vendor.request_changes',
    run: async () => {
      const { owner, vendorId, version } = await factory('in_review')
      await owner.auth.vendorReview.decide.mutate({ vendorId, version, decision: 'request_changes', note: 'More' })
      return vendorId
    },
  },
  'auth.vendorReview.suspend': {
    action: 'vendor.suspend',
    run: async () => {
      const { owner, vendorId, version } = await factory('approved')
      await owner.auth.vendorReview.suspend.mutate({ vendorId, version, reason: 'A test' })
      return vendorId
    },
  },
  'auth.vendorReview.reinstate': {
    action: 'vendor.reinstate',
    run: async () => {
      const { owner, vendorId, version } = await factory('suspended')
      await owner.auth.vendorReview.reinstate.mutate({ vendorId, version })
      return vendorId
    },
  },
  'auth.vendorReview.close': {
    action: 'vendor.close',
    run: async () => {
      const { owner, vendorId, version } = await factory('approved')
      await owner.auth.vendorReview.close.mutate({ vendorId, version, reason: 'A test' })
      return vendorId
    },
  },
  'auth.vendorDocuments.open': {
    action: 'vendor.open_document',
    run: async () => {
      const { api, vendorId } = await world.vendor()
      const owner = await world.staff('owner')
      const { id: documentId } = await api.auth.documents.add.mutate(documentForm())
      await owner.auth.vendorDocuments.open.mutate({ documentId })
      return vendorId
    },
  },
  'auth.vendorDocuments.decide': {
    action: 'vendor.accept_document',
    run: async () => {
      const { api, vendorId } = await world.vendor()
      const owner = await world.staff('owner')
      const { id: documentId } = await api.auth.documents.add.mutate(documentForm())
      await owner.auth.vendorDocuments.decide.mutate({ documentId, seen: 'waiting', decision: 'accept' })
      return vendorId
    },
  },
  'auth.viewAs.start': {
    action: 'user.view_as',
    run: async () => {
      const { support, userId } = await person()
      await support.auth.viewAs.start.mutate({ userId, audience: 'storefront', reason: 'A test' })
      return userId
    },
  },
  'product.productQueue.decide': {
    action: 'product.approve',
    run: async () => (await world.product(await world.vendor())).productId,
  },
  'product.productQueue.trust': {
    action: 'vendor.trust',
    run: async () => {
      const { owner, vendorId } = await factory('approved')
      const { trust } = owner.product.productQueue
      await eventually('the product service knows the factory', () =>
        trust.mutate({ vendorId, isTrusted: true, note: 'A test' }).catch(() => undefined),
      )
      return vendorId
    },
  },
  'product.categories.create': { action: 'category.create', run: async () => (await category()).categoryId },
  'product.categories.update': {
    action: 'category.update',
    run: async () => {
      const { owner, categoryId, version, name } = await category()
      const slug = name.toLowerCase().replaceAll(' ', '-')
      await owner.product.categories.update.mutate({ categoryId, version, name: `${name} b`, slug, parentId: null })
      return categoryId
    },
  },
  'product.categories.shift': {
    action: 'category.shift',
    run: async () => {
      const { owner, categoryId, version } = await category()
      await owner.product.categories.shift.mutate({ categoryId, version, direction: 'up' })
      return categoryId
    },
  },
  'product.categories.remove': {
    action: 'category.remove',
    run: async () => {
      const { owner, categoryId, version } = await category()
      await owner.product.categories.remove.mutate({ categoryId, version })
      return categoryId
    },
  },
  'product.attributes.create': { action: 'attribute.create', run: async () => (await attribute()).attributeId },
  'product.attributes.update': {
    action: 'attribute.update',
    run: async () => {
      const { owner, attributeId, version, name } = await attribute()
      await owner.product.attributes.update.mutate({ attributeId, version, name: `${name} b`, isFilter: true })
      return attributeId
    },
  },
  'product.attributes.shift': {
    action: 'attribute.shift',
    run: async () => {
      const { owner, attributeId, version } = await attribute()
      await owner.product.attributes.shift.mutate({ attributeId, version, direction: 'up' })
      return attributeId
    },
  },
  'product.attributes.attach': {
    action: 'attribute.attach',
    run: async () => {
      const [{ owner, attributeId }, { categoryId }] = [await attribute(), await category()]
      await owner.product.attributes.attach.mutate({ categoryId, attributeId, mode: 'optional' })
      return attributeId
    },
  },
  'product.attributes.remove': {
    action: 'attribute.remove',
    run: async () => {
      const { owner, attributeId, version } = await attribute()
      await owner.product.attributes.remove.mutate({ attributeId, version })
      return attributeId
    },
  },
  'product.brands.create': { action: 'brand.create', run: async () => (await brand()).brandId },
  'product.brands.update': {
    action: 'brand.update',
    run: async () => {
      const { owner, brandId, version, name } = await brand()
      await owner.product.brands.update.mutate({ brandId, version, name, slug: `b-${brandId.slice(-8)}` })
      return brandId
    },
  },
  'product.brands.setLogo': {
    action: 'brand.set_logo',
    run: async () => {
      const { owner, brandId } = await brand()
      await owner.product.brands.setLogo.mutate(logoForm(brandId))
      return brandId
    },
  },
  'product.brands.removeLogo': {
    action: 'brand.remove_logo',
    run: async () => {
      const { owner, brandId, version } = await brand()
      await owner.product.brands.removeLogo.mutate({ brandId, version })
      return brandId
    },
  },
  'product.brands.merge': {
    action: 'brand.merge',
    run: async () => {
      const [{ owner, brandId, version }, into] = [await brand(), await brand()]
      await owner.product.brands.merge.mutate({ brandId, version, intoId: into.brandId })
      return brandId
    },
  },
  'product.brands.remove': {
    action: 'brand.remove',
    run: async () => {
      const { owner, brandId, version } = await brand()
      await owner.product.brands.remove.mutate({ brandId, version })
      return brandId
    },
  },
  'product.brands.accept': {
    action: 'brand.accept',
    run: async () => {
      const { owner, brandId, version } = await brand('proposed')
      await owner.product.brands.accept.mutate({ brandId, version })
      return brandId
    },
  },
  'product.brands.refuse': {
    action: 'brand.refuse',
    run: async () => {
      const { owner, brandId, version } = await brand('proposed')
      await owner.product.brands.refuse.mutate({ brandId, version, note: 'A test' })
      return brandId
    },
  },
  'product.collections.create': { action: 'collection.create', run: async () => (await collection()).collectionId },
  'product.collections.update': {
    action: 'collection.update',
    run: async () => {
      const { owner, collectionId, version } = await collection()
      const words = { title: 'Audit', text: 'Changed', isShown: false, productIds: [] }
      await owner.product.collections.update.mutate({ collectionId, version, ...words })
      return collectionId
    },
  },
  'product.collections.remove': {
    action: 'collection.remove',
    run: async () => {
      const { owner, collectionId, version } = await collection()
      await owner.product.collections.remove.mutate({ collectionId, version })
      return collectionId
    },
  },
  'product.reviewQueue.decide': {
    action: 'review.hide',
    run: async () => {
      const [vendor, buyer, owner] = await Promise.all([world.vendor(), world.customer(), world.staff('owner')])
      const { productId, variantIds } = await world.product(vendor)
      await world.deliveredOrder(buyer, vendor, [{ variantId: variantIds[0] ?? '', quantity: 1 }])
      const review = await buyer.api.product.reviews.create.mutate({
        productId,
        rating: 4,
        title: 'Good',
        body: 'It does what it should.',
      })
      await owner.product.reviewQueue.decide.mutate({ reviewId: review.id, decision: 'hide', reason: 'A test' })
      return review.id
    },
  },
}

/** The same code in six services, shown once: service-kit's events.int.test.ts. */
const SHOWN_ELSEWHERE = /^\w+\.operations\.retryDelivery$/

describe('the log of what staff do', () => {
  it('the table is complete', () => {
    const mutations = listProcedures()
      .filter(
        ({ type, access, name }) => type === 'mutation' && access?.kind === 'admin' && !SHOWN_ELSEWHERE.test(name),
      )
      .map(({ name }) => name)
    expect(Object.keys(CASES).sort()).toEqual(mutations.sort())
  })

  it.each(Object.entries(CASES))('%s leaves its entry', async (_name, { action, run }) => {
    const subjectId = await run()
    const owner = await world.staff('owner')
    const entry = await eventually('the entry', async () =>
      (await owner.auth.audit.list.query({ subjectId })).items.find((one) => one.action === action),
    )
    expect(entry).toMatchObject({ subjectId, actorName: expect.any(String), subjectName: expect.any(String) })
    expect(JSON.stringify(entry)).not.toContain('@')
  })
})
