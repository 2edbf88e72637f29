import { randomUUID } from 'node:crypto'
import { seenInQuote } from '@millyard/contracts'
import { setClock } from '../../clock.ts'
import { STRIPE_TEST_KEYS } from '../../environment.ts'
import type { SeedContext } from '../../seed.ts'
import { customers } from '../customers.ts'
import type { DemoCustomer } from '../types.ts'
import type { SellingFactory } from './seed-factories.ts'
import { type Api, anonymous, DEMO_PASSWORD, eventually, inParallel, signIn } from './sessions.ts'

const DAY_MS = 86_400_000

/** How much trade there has been: from how many days ago on, and how many orders. */
export type History = { days: number; orders: number }

export type Buyer = { customer: DemoCustomer; api: Api }

/** An order of the plan: when it is placed, by whom, of what, and what becomes of it. */
type PlannedOrder = {
  day: number
  buyer: number
  items: { variantId: string; quantity: number }[]
  fate: 'paid' | 'unpaid'
  /** Days after payment on which the factories ship; undefined: they have not yet. */
  shipAfterDays: number | undefined
  /** Whether only a part of each factory's goods is shipped. */
  partly: boolean
}

type OpenOrder = { planned: PlannedOrder; orderId: string; shipOn: number | undefined }

/**
 * Plays weeks of trade through the procedures that people use, with the clock of the whole stack set back and moved
 * forward day by day: carriers deliver, return windows close and payouts go out on the days on which they would have.
 */
export async function seedOrders(
  context: SeedContext,
  selling: readonly SellingFactory[],
  history: History,
): Promise<Buyer[]> {
  const buyers = await registerBuyers(context)
  const variants = await listVariants(context)
  const plan = planOrders(variants, buyers.length, history)
  const open: OpenOrder[] = []
  for (let day = 0; day <= history.days; day++) {
    const daysAgo = history.days - day
    await setClock({ dataDir: context.dataDir, urls: context.urls }, -daysAgo * DAY_MS)
    for (const order of open.filter(({ shipOn }) => shipOn === day)) await ship(order, selling, buyers)
    const today = plan.filter((planned) => planned.day === day)
    await inParallel(today, 2, async (planned) => {
      const orderId = await placeOrder(context, planned, buyers)
      const shipOn = planned.shipAfterDays === undefined ? undefined : day + planned.shipAfterDays
      open.push({ planned, orderId, shipOn: planned.fate === 'paid' ? shipOn : undefined })
    })
    if (day % 15 === 14) context.report(`${open.length} of ${history.orders} orders, ${daysAgo} days ago`)
  }
  return buyers
}

async function registerBuyers(context: SeedContext): Promise<Buyer[]> {
  const buyers: Buyer[] = []
  for (const customer of customers) {
    const { name, email, address } = customer
    await anonymous(context).auth.account.register.mutate({
      name,
      email,
      password: DEMO_PASSWORD,
      audience: 'storefront',
    })
    const api = await signIn(context, 'storefront', email)
    await api.auth.addresses.create.mutate({ name, ...address, isDefault: true })
    buyers.push({ customer, api })
  }
  return buyers
}

export type SaleVariant = { variantId: string; minQuantity: number; quantityStep: number }

/** One variant of every product on sale, in the order of their titles, so that every start gives the same history. */
async function listVariants(context: SeedContext): Promise<SaleVariant[]> {
  const { product } = anonymous(context)
  const cards: { slug: string; factory: { slug: string }; title: string }[] = []
  let cursor: string | undefined
  do {
    const page = await product.catalogue.search.query({
      limit: 100,
      sort: 'newest',
      inStock: true,
      ...(cursor ? { cursor } : {}),
    })
    cards.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  cards.sort((a, b) => (a.title < b.title ? -1 : 1))
  const variants: SaleVariant[] = []
  await inParallel(cards, 4, async (card, index) => {
    const detail = await product.catalogue.product.query({ slug: card.slug })
    const { minQuantity, quantityStep } = detail.terms
    const inStock = detail.variants.filter(({ available }) => available >= 3 * (minQuantity + quantityStep))
    const chosen = inStock[index % Math.max(1, inStock.length)]
    if (chosen) variants[index] = { variantId: chosen.id, minQuantity, quantityStep }
  })
  return variants.filter((variant) => variant !== undefined)
}

/** Every order of the history. Quantities are the smallest that a product is sold in, or one lot more. */
export function planOrders(
  variants: readonly SaleVariant[],
  buyerCount: number,
  { days, orders }: History,
): PlannedOrder[] {
  return Array.from({ length: orders }, (_, index) => {
    const day = Math.round((index * (days - 0.2)) / (orders - 1))
    const daysAgo = days - day
    const count = 2 + (index % 3)
    const chosen = Array.from(
      { length: count },
      (_unused, line) => variants[(index * 29 + line * 67) % variants.length],
    )
    const items = chosen.flatMap((variant, line) => {
      if (!variant) return []
      const { variantId, minQuantity, quantityStep } = variant
      return [{ variantId, quantity: minQuantity + quantityStep * ((index + line) % 2) }]
    })
    const isUnpaid = index === 17 || index === orders - 1
    return {
      day,
      buyer: index % buyerCount,
      items: items.filter((item, at) => items.findIndex((other) => other.variantId === item.variantId) === at),
      fate: isUnpaid ? 'unpaid' : 'paid',
      shipAfterDays: daysAgo > 2 ? 1 + (index % 2) : daysAgo === 2 && index % 2 === 0 ? 1 : undefined,
      partly: daysAgo >= 4 && daysAgo <= 5,
    }
  })
}

async function placeOrder(context: SeedContext, planned: PlannedOrder, buyers: readonly Buyer[]): Promise<string> {
  const buyer = buyers[planned.buyer]
  if (!buyer) throw new Error('The plan names a buyer who does not exist')
  const { api, customer } = buyer
  for (const item of planned.items) await api.order.cart.addItem.mutate(item)
  const { country, postcode } = customer.address
  const quote = await api.order.checkout.quote.query({ country, postcode })
  const deliveries = quote.groups.map((group) => {
    const option = group.options[0]
    if (!option) throw new Error(`${group.vendorName} does not deliver to ${country}`)
    return { vendorId: group.vendorId, methodId: option.methodId, amountMinor: option.amountMinor }
  })
  const placed = await api.order.checkout.place.mutate({
    idempotencyKey: randomUUID(),
    address: { name: customer.name, ...customer.address },
    deliveries: deliveries.map(({ vendorId, methodId }) => ({ vendorId, methodId })),
    seen: seenInQuote(quote, deliveries),
  })
  if (planned.fate === 'paid') {
    await payWithTestCard(context, placed.payment.clientSecret)
    await eventually(`order ${placed.number} to be paid`, async () => {
      const order = await api.order.orders.get.query({ orderId: placed.orderId })
      return order.status === 'pending_payment' ? undefined : order
    })
  }
  return placed.orderId
}

/** What Stripe's form does in the browser, with the card 4242 4242 4242 4242. */
async function payWithTestCard(context: SeedContext, clientSecret: string): Promise<void> {
  const intentId = clientSecret.split('_secret_')[0]
  const response = await fetch(`${context.urls.stripe}/v1/payment_intents/${intentId}/confirm`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${STRIPE_TEST_KEYS.secretKey}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ payment_method: 'pm_card_visa', return_url: context.urls.storefront ?? '' }),
  })
  if (!response.ok) throw new Error(`The payment failed: ${await response.text()}`)
}

async function ship(
  { planned, orderId }: OpenOrder,
  selling: readonly SellingFactory[],
  buyers: readonly Buyer[],
): Promise<void> {
  const order = await buyers[planned.buyer]?.api.order.orders.get.query({ orderId })
  for (const part of order?.parts ?? []) {
    const seller = selling.find(({ vendorId }) => vendorId === part.vendorId)
    if (!seller) throw new Error(`${part.vendorName} does not sell`)
    const { remaining } = await eventually('the shipping service to know the order', () =>
      seller.api.shipping.shipments.forVendorOrder.query({ vendorOrderId: part.id }),
    )
    const all = remaining.map(({ orderItemId, quantity }) => ({ orderItemId, quantity }))
    const first = all[0]
    const items = planned.partly && first ? [{ ...first, quantity: 1 }] : all
    await seller.api.shipping.shipments.create.mutate({ vendorOrderId: part.id, carrier: 'yard-post', items })
  }
}
