import { randomUUID } from 'node:crypto'
import type { RouterInputs } from '@millyard/api-client'
import { newId, type StaffRole, seenInQuote, VENDOR_TERMS_VERSION } from '@millyard/contracts'
import {
  anonymous,
  connectStack,
  DEMO_PASSWORD,
  eventually,
  type Session,
  type StackHandle,
  signIn,
  twoFactorCode,
} from '@millyard/dev-stack/testing'
import { smallPdf } from '@millyard/service-kit/testing/small-pdf'
import { STRIPE_TEST_KEYS } from './stripe.ts'

/** A factory of one test: its owner is signed in, it is approved and delivers to Austria and Germany. */
export type Vendor = { name: string; email: string; vendorId: string; methodId: string; api: Session }
export type Customer = { name: string; email: string; api: Session }
export type Product = {
  productId: string
  slug: string
  title: string
  variantIds: string[]
  priceMinor: number
  /** The revision that was written for it, as it was saved last. */
  draft: { productId: string; revisionId: string; version: number; imageId: string }
}

export const ADDRESS = { name: 'Ada Vale', line1: 'Mill Lane 1', postcode: '1010', city: 'Wien', country: 'AT' }

/** Where a factory's parcels set out. */
export const WORKSHOP = {
  line1: 'Mühlgasse 7',
  line2: '',
  postcode: '8010',
  city: 'Graz',
  region: '',
  country: 'AT',
  phone: '',
}

/** 320 × 400 pixels of one colour. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAUAAAAGQCAIAAABQzC7SAAADWklEQVR42u3TQQkAAAgEwYttJpMYyww+hYFJsLCZLuCpSAAGBgwMGBgMDBgYMDBgYDAwYGDAwGBgwMCAgQEDg4EBAwMGBgwMBgYMDBgYDAwYGDAwYGAwMGBgwMCAgcHAgIEBA4OBAQMDBgYMDAYGDAwYGAysAhgYMDBgYDAwYGDAwICBwcCAgQEDg4EBAwMGBgwMBgYMDBgYMDAYGDAwYGAwMGBgwMCAgcHAgIEBAwMGBgMDBgYMDAYGDAwYGDAwGBgwMGBgMDBgYMDAgIHBwICBAQMDBgYDAwYGDAwGBgwMGBgwMBgYMDBgYMDAYGDAwICBwcCAgQEDAwYGAwMGBgwMGBgMDBgYMDAYGDAwYGDAwGBgwMCAgcHAgIEBAwMGBgMDBgYMDBgYDAwYGDAwGBgwMGBgwMBgYMDAgIEBA4OBAQMDBgYDAwYGDAwYGAwMGBgwMBhYBTAwYGDAwGBgwMCAgQEDg4EBAwMGBgMDBgYMDBgYDAwYGDAwYGAwMGBgwMBgYMDAgIEBA4OBAQMDBgYMDAYGDAwYGAwMGBgwMGBgMDBgYMDAYGDAwICBAQODgQEDAwYGDAwGBgwMGBgMDBgYMDBgYDAwYGDAwICBwcCAgQEDg4EBAwMGBgwMBgYMDBgYMDAYGDAwYGAwMGBgwMCAgcHAgIEBA4OBAQMDBgYMDAYGDAwYGDAwGBgwMGBgMDBgYMDAgIHBwICBAQMDBgYDAwYGDAwGBgwMGBgwMBgYMDBgYDCwBGBgwMCAgcHAgIEBAwMGBgMDBgYMDAYGDAwYGDAwGBgwMGBgwMBgYMDAgIHBwICBAQMDBgYDAwYGDAwYGAwMGBgwMBgYMDBgYMDAYGDAwICBwcAqgIEBAwMGBgMDBgYMDBgYDAwYGDAwGBgwMGBgwMBgYMDAgIEBA4OBAQMDBgYDAwYGDAwYGAwMGBgwMGBgMDBgYMDAYGDAwICBAQODgQEDAwYGAwMGBgwMGBgMDBgYMDBgYDAwYGDAwGBgwMCAgQEDg4EBAwMGBgwMBgYMDBgYDAwYGDAwYGAwMGBgwMCAgcHAgIEBA4OBAQMDBgYMDAYGDAwYGAwMGBgwMGBgMDBgYMDAgIHBwICBAQODgQEDAwYGDAwGBgwMGBgwMBgYMDBwt+MyQBSbUm82AAAAAElFTkSuQmCC',
  'base64',
)

/** The running stack and ways to make people, factories and goods in it. Every name is new: tests never share data. */
export function createWorld(stack: StackHandle = connectStack()) {
  const unique = () => randomUUID().slice(0, 8)

  async function staff(role: 'owner' | 'support' | 'catalogue' | 'finance'): Promise<Session> {
    const account = stack.accounts.find(({ label }) => label === `Staff: ${role}`)
    if (!account) throw new Error(`The stack has no staff account "${role}"`)
    return signIn(stack, 'admin', account.email, account.password)
  }

  /** The token of the newest invitation to the staff in this mailbox. */
  async function staffInvitationToken(email: string): Promise<string> {
    return eventually('the invitation by mail', async () => {
      const mails = await stack.mails(email)
      return mails.map(({ text }) => /\/invitation\?token=([\w-]+)/.exec(text ?? '')?.[1]).findLast(Boolean)
    })
  }

  /** A member of staff of one test, invited by the owner of the demo, who has not set two-factor sign-in up. */
  async function newcomer(roles: StaffRole[]): Promise<{ userId: string; name: string; email: string; api: Session }> {
    const name = `Clerk ${unique()}`
    const email = `${name.replace(' ', '-').toLowerCase()}@example.com`
    const owner = await staff('owner')
    await owner.auth.staff.invite.mutate({ email, roles })
    const token = await staffInvitationToken(email)
    await anonymous(stack).auth.staff.join.mutate({ token, name, password: DEMO_PASSWORD })
    const api = await signIn(stack, 'admin', email)
    const { user } = await api.auth.account.me.query()
    return { userId: user.id, name, email, api }
  }

  /** The same, with two-factor sign-in and so with what the roles give. */
  async function newStaff(roles: StaffRole[]) {
    const person = await newcomer(roles)
    const { secret } = await person.api.auth.twoFactor.start.mutate({ password: DEMO_PASSWORD })
    await person.api.auth.twoFactor.confirm.mutate({ code: twoFactorCode(secret) })
    await person.api.renew()
    return person
  }

  /** A declined card for an order that Millyard does not know: its event is put aside. Answers the intent's id. */
  async function unknownPayment(): Promise<string> {
    const answer = await fetch(`${stack.urls.stripe}/v1/payment_intents`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_millyard' },
      body: new URLSearchParams({
        amount: '100',
        currency: 'eur',
        payment_method: 'pm_card_chargeDeclined',
        confirm: 'true',
        return_url: 'http://localhost',
        'metadata[orderId]': newId('ord'),
      }),
    })
    const { error } = (await answer.json()) as { error: { payment_intent: { id: string } } }
    return error.payment_intent.id
  }

  async function customer(): Promise<Customer> {
    const name = `Buyer ${unique()}`
    const email = `${name.replace(' ', '-').toLowerCase()}@example.com`
    await anonymous(stack).auth.account.register.mutate({
      name,
      email,
      password: DEMO_PASSWORD,
      audience: 'storefront',
    })
    return { name, email, api: await signIn(stack, 'storefront', email) }
  }

  /** Registers an owner and applies; nobody has decided yet. */
  async function applicant() {
    const name = `Works ${unique()}`
    const email = `${name.replace(' ', '-').toLowerCase()}@example.com`
    await anonymous(stack).auth.account.register.mutate({
      name: `Owner of ${name}`,
      email,
      password: DEMO_PASSWORD,
      audience: 'vendor',
    })
    const api = await signIn(stack, 'vendor', email)
    const { vendorId } = await api.auth.application.start.mutate({ name, country: 'AT' })
    await api.renew()
    const { version } = await api.auth.application.save.mutate({
      version: 1,
      changes: {
        tagline: 'Made for one test',
        story: 'A factory that exists for as long as one test runs, and makes exactly what that test needs.',
        city: 'Graz',
        legalName: `${name} GmbH`,
        registrationNumber: 'FN 123456 a',
        shipFrom: { ...WORKSHOP, name: `${name} GmbH` },
        acceptedTerms: VENDOR_TERMS_VERSION,
      },
    })
    await api.auth.application.send.mutate({ version })
    return { name, email, vendorId, api }
  }

  async function vendor(): Promise<Vendor> {
    const { name, email, vendorId, api } = await applicant()
    const owner = await staff('owner')
    const { version } = await owner.auth.vendorReview.get.query({ vendorId })
    await owner.auth.vendorReview.decide.mutate({ vendorId, version, decision: 'approve', note: '' })
    await api.renew()
    const method = await api.shipping.methods.create.mutate({
      name: 'Parcel',
      countries: ['AT', 'DE'],
      amountMinor: 590,
      minDays: 2,
      maxDays: 4,
    })
    return { name, email, vendorId, methodId: method.id, api }
  }

  /** Puts a product on sale: created with a picture by the factory, approved by staff; or leaves it a draft. */
  async function product(
    { api }: Vendor,
    {
      priceMinor = 2_500,
      stock = 20,
      variants = 1,
      isDraft = false,
      title = `Thing ${unique()}`,
    }: { priceMinor?: number; stock?: number; variants?: number; isDraft?: boolean; title?: string } = {},
  ): Promise<Product> {
    const { categories } = await anonymous(stack).product.catalogue.categories.query()
    const categoryId = categories[0]?.children[0]?.id
    if (!categoryId) throw new Error('The stack has no categories')
    const sizes = Array.from({ length: variants }, (_, index) => `Size ${index + 1}`)
    const content: RouterInputs['product']['products']['create'] = {
      title,
      description: 'Exactly what a test needs, and nothing more than that.',
      categoryId,
      leadTimeDays: 1,
      options: variants > 1 ? [{ name: 'Size', values: sizes }] : [],
      variants: sizes.map((size) => ({
        sku: `T-${unique()}`,
        optionValues: variants > 1 ? [size] : [],
        priceMinor,
        weightGrams: 500,
        stock,
      })),
    }
    const { productId, ...base } = await api.product.products.create.mutate(content)
    const image = await api.product.products.addImage.mutate(pictureForm(productId))
    const images = [{ id: image.id, alt: 'The thing itself' }]
    const draft = await api.product.products.saveDraft.mutate({ productId, base, content: { ...content, images } })
    if (!isDraft) {
      await eventually('the product service to know the factory', () => api.product.products.submit.mutate(draft))
      await decide(draft, 'approve')
    }
    const { slug, live } = await api.product.products.get.query({ productId })
    const variantIds = live?.variants.map(({ id }) => id) ?? []
    return { productId, slug: slug ?? '', title, variantIds, priceMinor, draft: { ...draft, imageId: image.id } }
  }

  /** What staff say of a submitted revision. */
  async function decide(
    { productId, revisionId }: { productId: string; revisionId: string },
    decision: 'approve' | 'request_changes' | 'reject',
    note = '',
  ) {
    const owner = await staff('owner')
    await owner.product.productQueue.decide.mutate({ productId, revisionId, decision, note })
  }

  /** Puts the items into the customer's cart and places the order with each factory's first delivery method. */
  async function placeOrder({ api }: Customer, items: { variantId: string; quantity: number }[], address = ADDRESS) {
    for (const item of items) await api.order.cart.addItem.mutate(item)
    const quote = await api.order.checkout.quote.query({ country: ADDRESS.country, postcode: ADDRESS.postcode })
    const deliveries = quote.groups.map((group) => {
      const option = group.options[0]
      if (!option) throw new Error(`${group.vendorName} does not deliver there`)
      return { vendorId: group.vendorId, ...option }
    })
    return api.order.checkout.place.mutate({
      idempotencyKey: randomUUID(),
      address,
      deliveries: deliveries.map(({ vendorId, methodId }) => ({ vendorId, methodId })),
      seen: seenInQuote(quote, deliveries),
    })
  }

  /** Confirms the payment as Stripe's form does. Answers the PaymentIntent, or Stripe's error for a declined card. */
  async function pay(
    clientSecret: string,
    paymentMethod = 'pm_card_visa',
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const intentId = clientSecret.split('_secret_')[0]
    const response = await fetch(`${stack.urls.stripe}/v1/payment_intents/${intentId}/confirm`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${STRIPE_TEST_KEYS.secretKey}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ payment_method: paymentMethod, return_url: stack.urls.storefront ?? '' }),
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }

  /** Places, pays, and waits until the order knows. */
  async function paidOrder(
    buyer: Customer,
    items: { variantId: string; quantity: number }[],
    address = ADDRESS,
    card?: string,
  ) {
    const placed = await placeOrder(buyer, items, address)
    await pay(placed.payment.clientSecret, card)
    const order = await eventually('the order to be paid', async () => {
      const found = await buyer.api.order.orders.get.query({ orderId: placed.orderId })
      return found.status === 'pending_payment' ? undefined : found
    })
    return { placed, order }
  }

  /** Paid, sent in one parcel and delivered; the buyer may review the goods. */
  async function deliveredOrder(buyer: Customer, seller: Vendor, items: { variantId: string; quantity: number }[]) {
    const { order } = await paidOrder(buyer, items)
    const part = order.parts[0]
    if (!part) throw new Error('The order has no part')
    const { remaining } = await eventually('the shipping service to know the order', () =>
      seller.api.shipping.shipments.forVendorOrder.query({ vendorOrderId: part.id }),
    )
    const shipment = await seller.api.shipping.shipments.create.mutate({
      vendorOrderId: part.id,
      carrier: 'manual',
      carrierName: 'Alpenkurier',
      trackingNumber: `RR${unique()}`,
      items: remaining.map(({ orderItemId, quantity }) => ({ orderItemId, quantity })),
    })
    await seller.api.shipping.shipments.markDelivered.mutate({ shipmentId: shipment.id })
    await eventually('the buyer to be asked for a review', async () => {
      const { items: waiting } = await buyer.api.product.reviews.waiting.query({})
      return waiting.length > 0 ? true : undefined
    })
    return order
  }

  return {
    stack,
    staff,
    newcomer,
    newStaff,
    unknownPayment,
    customer,
    applicant,
    vendor,
    product,
    decide,
    placeOrder,
    pay,
    paidOrder,
    deliveredOrder,
    unique,
  }
}

export type World = ReturnType<typeof createWorld>

/** The upload of a photo to a review. */
export function photoForm(reviewId: string): FormData {
  const form = new FormData()
  form.set('reviewId', reviewId)
  form.set('file', new File([PICTURE], 'photo.png', { type: 'image/png' }))
  return form
}

/** The upload of a product's picture. */
export function documentForm({ replaces }: { replaces?: string } = {}): FormData {
  const form = new FormData()
  form.set('kind', 'registration_extract')
  if (replaces) form.set('replaces', replaces)
  form.set('file', new File([new Uint8Array(smallPdf())], 'extract.pdf'))
  return form
}

/** A file to be imported, with one new product when nothing else is said. */
export function productsForm(table = 'product,title\r\nthing,Thing\r\n'): FormData {
  const form = new FormData()
  form.set('requestId', randomUUID())
  form.set('file', new File([table], 'products.csv', { type: 'text/csv' }))
  return form
}

export function pictureForm(productId: string): FormData {
  const form = new FormData()
  form.set('productId', productId)
  form.set('file', new File([PICTURE], 'thing.png', { type: 'image/png' }))
  return form
}
