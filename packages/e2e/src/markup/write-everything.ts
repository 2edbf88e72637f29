import { VENDOR_TERMS_VERSION } from '@millyard/contracts'
import { anonymous, DEMO_PASSWORD, eventually, signIn } from '@millyard/dev-stack/testing'
import { ADDRESS, documentForm, pictureForm, productsForm, WORKSHOP, type World } from '../world.ts'
import { BROKEN_INTO, type Texts } from './texts.ts'

/** In a file no cell is a text of the contracts: this one stands in all of them. */
const ATTACK = `<img src=x onerror=${BROKEN_INTO}()>`

/** A country in which no other test has a factory: what is asked of factories there concerns nobody else. */
const COUNTRY = 'FO'

/**
 * Writes markup into every text that people write, through the API, as the people who may. What is returned says where it is
 * shown. A new text of a procedure that is called here is written by itself; a new procedure is one more line.
 */
export async function writeEverything(world: World, texts: Texts) {
  const { stack } = world
  const [owner, catalogue, support] = await Promise.all([
    world.staff('owner'),
    world.staff('catalogue'),
    world.staff('support'),
  ])

  /** Somebody with a name that is none. */
  const register = async (audience: 'storefront' | 'vendor') => {
    const email = `markup-${world.unique()}@example.com`
    const words = texts.of('auth.account.register')
    await anonymous(stack).auth.account.register.mutate({
      name: 'x',
      email,
      password: DEMO_PASSWORD,
      audience,
      ...words,
    })
    return { email, api: await signIn(stack, audience, email) }
  }
  const rename = ({ api }: { api: Awaited<ReturnType<typeof signIn>> }) =>
    api.auth.account.updateProfile.mutate({ name: 'x', ...texts.of('auth.account.updateProfile') })

  // ---------------------------------------------------------------------------------------- what staff keep for everybody
  const { product: shop } = catalogue
  // Below another one: it cannot go while it has goods, and must not stand in the shop's main navigation.
  const { categories } = await anonymous(stack).product.catalogue.categories.query()
  const parentId = categories[0]?.id ?? null
  const created = await shop.categories.create.mutate({
    name: 'x',
    parentId,
    ...texts.of('product.categories.create'),
  })
  const categoryId = created.categoryId
  const categorySlug = `markup-${world.unique()}`
  await shop.categories.update.mutate({
    categoryId,
    version: 1,
    parentId,
    slug: categorySlug,
    name: 'x',
    ...texts.of('product.categories.update'),
  })
  const { attributeId } = await shop.attributes.create.mutate({
    name: 'x',
    kind: 'choice',
    isFilter: true,
    ...texts.of('product.attributes.create'),
    values: [{ name: 'x', ...texts.of('product.attributes.create', 'values') }],
  })
  await shop.attributes.update.mutate({
    attributeId,
    version: 1,
    name: 'x',
    isFilter: true,
    ...texts.of('product.attributes.update'),
    values: [{ name: 'x', ...texts.of('product.attributes.update', 'values') }],
  })
  await shop.attributes.attach.mutate({ categoryId, attributeId, mode: 'required' })
  const { brandId } = await shop.brands.create.mutate({ name: 'x', ...texts.of('product.brands.create') })
  const brandSlug = `markup-${world.unique()}`
  await shop.brands.update.mutate({
    brandId,
    version: 1,
    name: 'x',
    slug: brandSlug,
    ...texts.of('product.brands.update'),
  })
  // Of a run that was ended before it had tidied up.
  for (const { id, version, country } of (await owner.auth.requirements.list.query()).requirements)
    if (country === COUNTRY) await owner.auth.requirements.remove.mutate({ requirementId: id, version })
  const requirement = await owner.auth.requirements.create.mutate({
    subject: 'website',
    documentKind: null,
    country: COUNTRY,
    isRequired: false,
    help: '',
    ...texts.of('auth.requirements.create'),
  })
  await owner.auth.requirements.update.mutate({
    requirementId: requirement.id,
    version: requirement.version,
    isRequired: false,
    help: '',
    ...texts.of('auth.requirements.update'),
  })

  // ------------------------------------------------------------------------------------------------------------ a factory
  const vendor = await register('vendor')
  await rename(vendor)
  const { vendorId } = await vendor.api.auth.application.start.mutate({
    name: 'x',
    country: 'AT',
    ...texts.of('auth.application.start'),
  })
  await vendor.api.renew()
  const saved = await vendor.api.auth.application.save.mutate({
    version: 1,
    changes: {
      ...{ tagline: 'x', story: 'x', city: 'x', legalName: 'x', registrationNumber: 'x' },
      ...texts.of('auth.application.save', 'changes'),
      shipFrom: { ...WORKSHOP, name: 'x', ...texts.of('auth.application.save', 'changes.shipFrom') },
      acceptedTerms: VENDOR_TERMS_VERSION,
    },
  })
  const { id: documentId } = await vendor.api.auth.documents.add.mutate(documentForm())
  await vendor.api.auth.application.send.mutate({ version: saved.version })
  const versionOf = async (id: string) => (await owner.auth.vendorReview.get.query({ vendorId: id })).version
  await owner.auth.vendorDocuments.decide.mutate({
    documentId,
    seen: 'waiting',
    decision: 'refuse',
    ...texts.of('auth.vendorDocuments.decide'),
  })
  await owner.auth.vendorReview.decide.mutate({
    vendorId,
    version: await versionOf(vendorId),
    decision: 'request_changes',
    ...texts.of('auth.vendorReview.decide'),
    items: [{ item: 'profile', note: 'x', ...texts.of('auth.vendorReview.decide', 'items') }],
  })
  const again = await vendor.api.auth.application.get.query()
  await vendor.api.auth.application.send.mutate({ version: again.version })
  await owner.auth.vendorReview.decide.mutate({ vendorId, version: await versionOf(vendorId), decision: 'approve' })
  await vendor.api.renew()
  const mine = await vendor.api.auth.vendors.mine.query()
  const factory = mine.vendors.find(({ id }) => id === vendorId)
  if (!factory) throw new Error('The factory is not among its owner’s own')
  await vendor.api.auth.vendors.updateProfile.mutate({
    version: await versionOf(vendorId),
    ...{ tagline: 'x', story: 'x', city: 'x', country: 'AT' },
    ...texts.of('auth.vendors.updateProfile'),
  })
  await vendor.api.auth.vendors.setVacation.mutate({
    version: await versionOf(vendorId),
    vacation: {
      ...{ from: '2030-01-01', until: '2030-01-10', timeZone: 'Europe/Vienna' },
      ...texts.of('auth.vendors.setVacation', 'vacation'),
    },
  })
  const { id: methodId } = await vendor.api.shipping.methods.create.mutate({
    ...{ name: 'x', countries: ['AT'], amountMinor: 100, minDays: 1, maxDays: 2 },
    ...texts.of('shipping.methods.create'),
  })
  await vendor.api.shipping.methods.update.mutate({
    methodId,
    method: {
      ...{ name: 'x', countries: ['AT'], amountMinor: 100, minDays: 1, maxDays: 2 },
      ...texts.of('shipping.methods.update', 'method'),
    },
  })

  // ------------------------------------------------------------------------------------------------------------- its goods
  const { products, inventory, vendorReviews } = vendor.api.product
  const proposed = await eventually('the product service to know the factory', () =>
    products.proposeBrand.mutate({ name: 'x', ...texts.of('product.products.proposeBrand') }),
  )
  const size = texts.one('product.products.saveDraft.content.options.values')
  const other = texts.one('product.products.create.options.values')
  // Its own, and what the category above asks for.
  const asked = (await products.attributes.query({ categoryId })).attributes.filter(
    ({ id, isRequired }) => isRequired || id === attributeId,
  )
  const content = (procedure: string, below: string, value: string, images: { id: string; alt: string }[]) => ({
    ...{ title: 'x', categoryId, brandId, leadTimeDays: 1, currency: 'EUR' },
    ...texts.of(procedure, below),
    attributes: asked.map(({ id, kind, values }) => ({
      attributeId: id,
      value: kind === 'number' ? 1 : kind === 'yes_no' ? true : values.slice(0, 1).map((value) => value.id),
    })),
    options: [
      { name: 'x', ...texts.of(procedure, below === '' ? 'options' : `${below}.options`), values: [value, 'plain'] },
    ],
    variants: [value, 'plain'].map((optionValue, index) => ({
      ...{ priceMinor: 2_500, weightGrams: 100, stock: 50, optionValues: [optionValue] },
      sku: `PLAIN-${world.unique()}`,
      ...(index === 0 ? texts.of(procedure, below === '' ? 'variants' : `${below}.variants`) : {}),
    })),
    images: images.map((image) => ({ ...image, ...texts.of(procedure, below === '' ? 'images' : `${below}.images`) })),
  })
  const create = 'product.products.create'
  const { productId, ...base } = await products.create.mutate(content(create, '', other, []))
  const image = await products.addImage.mutate(pictureForm(productId))
  const seen = (await products.get.query({ productId })).revision
  if (!seen) throw new Error('The new product has no draft')
  // What `create` wrote is history when it was seen by staff and sent back.
  const first = await products.saveDraft.mutate({
    productId,
    base,
    content: content(create, '', other, [{ id: image.id, alt: texts.one('product.products.create.images.alt') }]),
  })
  await products.submit.mutate(first)
  await catalogue.product.productQueue.decide.mutate({
    ...{ productId, revisionId: first.revisionId, decision: 'request_changes' },
    ...texts.of('product.productQueue.decide'),
  })
  const open = (await products.get.query({ productId })).revision
  if (!open) throw new Error('The product that was sent back has no draft')
  const draft = await products.saveDraft.mutate({
    productId,
    base: { revisionId: open.id, version: open.version },
    content: content('product.products.saveDraft', 'content', size, [{ id: image.id, alt: 'x' }]),
  })
  await products.submit.mutate(draft)
  await catalogue.product.productQueue.decide.mutate({ productId, revisionId: draft.revisionId, decision: 'approve' })
  const { slug: productSlug, live } = await products.get.query({ productId })
  const variantId = live?.variants[0]?.id ?? ''
  await inventory.adjust.mutate({
    ...{ variantId, reason: 'correction', change: 1, requestId: crypto.randomUUID() },
    ...texts.of('product.inventory.adjust'),
  })
  const { changeId } = await vendor.api.product.changes.edit.mutate({
    stock: { kind: 'add', units: 1 },
    requestId: crypto.randomUUID(),
  })
  const table = `product,title,description\r\nmarkup,"${ATTACK}","${ATTACK}"\r\n`
  const { changeId: importId } = await vendor.api.product.changes.upload.mutate(productsForm(table))
  await catalogue.product.productQueue.trust.mutate({
    ...{ vendorId, isTrusted: true },
    ...texts.of('product.productQueue.trust'),
  })
  await catalogue.product.brands.refuse.mutate({
    ...{ brandId: proposed.brandId, version: 1, note: 'x' },
    ...texts.of('product.brands.refuse'),
  })
  const { collectionId } = await shop.collections.create.mutate({
    title: 'x',
    ...texts.of('product.collections.create'),
  })
  await shop.collections.update.mutate({
    ...{ collectionId, version: 1, title: 'x', text: 'x', isShown: true, productIds: [productId] },
    ...texts.of('product.collections.update'),
  })
  const { collections } = await shop.collections.list.query()
  const collectionSlug = collections.find(({ id }) => id === collectionId)?.slug ?? ''

  // ------------------------------------------------------------------------------------------------------------- its buyers
  const buyer = await register('storefront')
  const { id: addressId } = await buyer.api.auth.addresses.create.mutate({
    ...{ ...ADDRESS, isDefault: false },
    ...texts.of('auth.addresses.create'),
  })
  await buyer.api.auth.addresses.create.mutate({
    ...{ ...ADDRESS, isDefault: true },
    ...texts.of('auth.addresses.create'),
  })
  await buyer.api.auth.addresses.update.mutate({
    ...{ ...ADDRESS, isDefault: false, id: addressId },
    ...texts.of('auth.addresses.update'),
  })
  const customer = { name: 'x', ...buyer }
  const address = { ...ADDRESS, ...texts.of('order.checkout.place', 'address') }
  const { order } = await world.paidOrder(customer, [{ variantId, quantity: 4 }], address)
  const part = order.parts[0]
  if (!part) throw new Error('The order has no part')
  const orderItemId = part.items[0]?.id ?? ''
  await eventually('the shipping service to know the order', () =>
    vendor.api.shipping.shipments.forVendorOrder.query({ vendorOrderId: part.id }),
  )
  const press = () => ({ vendorOrderId: part.id, idempotencyKey: crypto.randomUUID(), reason: 'other' as const })
  const unit = { items: [{ orderItemId, quantity: 1 }] }
  const money = { items: [{ orderItemId, amountMinor: 1 }], shippingMinor: 0 }
  await buyer.api.order.orders.cancelItems.mutate({
    ...{ ...unit, orderId: order.id, idempotencyKey: crypto.randomUUID(), reason: 'other' },
    ...texts.of('order.orders.cancelItems'),
  })
  await vendor.api.order.vendorOrders.cancelItems.mutate({
    ...{ ...press(), ...unit, restock: false },
    ...texts.of('order.vendorOrders.cancelItems'),
  })
  await owner.order.adminOrders.cancelItems.mutate({
    ...{ ...press(), ...unit, restock: false },
    ...texts.of('order.adminOrders.cancelItems'),
  })
  await vendor.api.order.vendorOrders.refund.mutate({
    ...{ ...press(), ...money },
    ...texts.of('order.vendorOrders.refund'),
  })
  await owner.order.adminOrders.refund.mutate({ ...{ ...press(), ...money }, ...texts.of('order.adminOrders.refund') })
  const { remaining } = await eventually('the shipping service to know the order', () =>
    vendor.api.shipping.shipments.forVendorOrder.query({ vendorOrderId: part.id }),
  )
  const shipment = await vendor.api.shipping.shipments.create.mutate({
    ...{ vendorOrderId: part.id, carrier: 'manual', carrierName: 'xx', trackingNumber: 'x' },
    ...texts.of('shipping.shipments.create'),
    items: remaining.map(({ orderItemId, quantity }) => ({ orderItemId, quantity })),
  })
  await vendor.api.shipping.shipments.markDelivered.mutate({ shipmentId: shipment.id })
  await eventually('the buyer to be asked for a review', async () =>
    (await buyer.api.product.reviews.waiting.query({})).items.length > 0 ? true : undefined,
  )
  const review = await buyer.api.product.reviews.create.mutate({
    ...{ productId, rating: 4, title: 'x', body: 'x' },
    ...texts.of('product.reviews.create'),
  })
  await vendorReviews.reply.mutate({
    ...{ reviewId: review.id, body: 'xx' },
    ...texts.of('product.vendorReviews.reply'),
  })
  const reader = await register('storefront')
  await rename(reader)
  await reader.api.product.reviews.report.mutate({
    ...{ reviewId: review.id, reason: 'other' },
    ...texts.of('product.reviews.report'),
  })
  await catalogue.product.reviewQueue.decide.mutate({
    ...{ reviewId: review.id, decision: 'keep' },
    ...texts.of('product.reviewQueue.decide'),
  })
  await buyer.api.product.wishlist.add.mutate({ productId })
  const sharing = await buyer.api.product.wishlist.share.mutate()
  await buyer.api.order.cart.addItem.mutate({ variantId, quantity: 1 })
  /** What takes the place of the first words, once the pages have shown those. */
  const rewrite = () =>
    buyer.api.product.reviews.update.mutate({
      ...{ reviewId: review.id, rating: 3, title: 'x', body: 'x' },
      ...texts.of('product.reviews.update'),
    })

  // ------------------------------------------------------------------------------------------------- what staff say of people
  const { user } = await reader.api.auth.account.me.query()
  await support.auth.users.addNote.mutate({ ...{ userId: user.id, text: 'x' }, ...texts.of('auth.users.addNote') })
  await support.auth.viewAs.start.mutate({
    ...{ userId: user.id, audience: 'storefront', reason: 'x' },
    ...texts.of('auth.viewAs.start'),
  })
  await support.auth.users.block.mutate({ ...{ userId: user.id, reason: 'x' }, ...texts.of('auth.users.block') })
  const [present, former] = [await world.newStaff(['support']), await world.newStaff(['support'])]
  await owner.auth.staff.resetTwoFactor.mutate({
    ...{ userId: present.userId, reason: 'x' },
    ...texts.of('auth.staff.resetTwoFactor'),
  })
  await owner.auth.staff.remove.mutate({ userId: former.userId })
  await support.auth.users.resetTwoFactor.mutate({
    ...{ userId: former.userId, reason: 'x' },
    ...texts.of('auth.users.resetTwoFactor'),
  })
  const left = await world.vendor()
  for (const [step, words] of [
    ['suspend', { reason: 'x', ...texts.of('auth.vendorReview.suspend') }],
    ['reinstate', { note: 'x', ...texts.of('auth.vendorReview.reinstate') }],
    ['close', { reason: 'x', ...texts.of('auth.vendorReview.close') }],
  ] as const) {
    const seenFactory = { vendorId: left.vendorId, version: await versionOf(left.vendorId) }
    if (step === 'reinstate') await owner.auth.vendorReview.reinstate.mutate({ ...seenFactory, ...words })
    else await owner.auth.vendorReview[step].mutate({ ...seenFactory, ...words })
  }

  // ------------------------------------------------------------------------------------------------------------ who is invited
  const invite = async (send: (email: string) => Promise<unknown>) => {
    const email = `markup-${world.unique()}@example.com`
    await send(email)
    const token = await eventually('the invitation by mail', async () =>
      (await stack.mails(email)).map(({ text }) => /\/invitation\?token=([\w-]+)/.exec(text ?? '')?.[1]).find(Boolean),
    )
    return { email, token }
  }
  const clerk = await invite((email) => owner.auth.staff.invite.mutate({ email, roles: ['support'] }))
  await anonymous(stack).auth.staff.join.mutate({
    ...{ token: clerk.token, name: 'x', password: DEMO_PASSWORD },
    ...texts.of('auth.staff.join'),
  })
  const helper = await invite((email) => vendor.api.auth.team.invite.mutate({ email, role: 'fulfilment' }))
  await anonymous(stack).auth.team.join.mutate({
    ...{ token: helper.token, name: 'x', password: DEMO_PASSWORD },
    ...texts.of('auth.team.join'),
  })
  const waiting = await invite((email) => vendor.api.auth.team.invite.mutate({ email, role: 'finance' }))

  /** What everybody sees of it goes again, so that it is not in the way of other tests. */
  const tidy = async () => {
    const shown = (await shop.collections.list.query()).collections.find(({ id }) => id === collectionId)
    if (shown) await shop.collections.remove.mutate({ collectionId, version: shown.version })
    const asked = (await owner.auth.requirements.list.query()).requirements.find(({ id }) => id === requirement.id)
    if (asked) await owner.auth.requirements.remove.mutate({ requirementId: asked.id, version: asked.version })
  }

  return {
    rewrite,
    tidy,
    people: { buyer, vendor, invited: waiting, helper },
    readers: [buyer.email, vendor.email, left.email, reader.email, clerk.email, helper.email, waiting.email],
    ids: {
      ...{ productId, productSlug: productSlug ?? '', revisionId: first.revisionId, variantId, changeId, importId },
      ...{ categoryId, categorySlug, brandId, brandSlug, collectionId, collectionSlug },
      ...{ vendorId, factorySlug: factory.slug, closedVendorId: left.vendorId },
      ...{ orderId: order.id, vendorOrderId: part.id, reviewId: review.id, userId: user.id },
      invitation: waiting.token,
      wishlistToken: sharing.token ?? '',
    },
  }
}

export type Written = Awaited<ReturnType<typeof writeEverything>>
