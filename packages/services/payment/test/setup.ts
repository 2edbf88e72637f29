import { type CreatePaymentInput, type DomainEvent, type EventData, type EventType, newId } from '@millyard/contracts'
import { fromStripeAmount } from '@millyard/money'
import { startTestService, type TestService } from '@millyard/service-kit/testing'
import { createStripeEmulator, type StripeEmulator } from '@millyard/stripe-emulator'
import Stripe from 'stripe'
import { expect } from 'vitest'
import type { Deps } from '../src/deps.ts'
import type { PaymentRouter } from '../src/router.ts'
import { service } from '../src/service.ts'

export type PaymentStack = {
  payment: TestService<PaymentRouter, Deps>
  emulator: StripeEmulator
  /** The official client, as Stripe's dashboard would use it. */
  stripe: Stripe
  secrets: readonly string[]
  close(): Promise<void>
}

/** The payment service and a Stripe around it, whose webhooks reach the service. */
export async function startPaymentStack(options: { webhooks?: boolean } = {}): Promise<PaymentStack> {
  const emulator = await createStripeEmulator({ port: 0 })
  const stripe = new Stripe('sk_test_millyard', emulator.clientOptions)
  const payment = await startTestService<PaymentRouter, typeof service.env, Deps>(service, {
    STRIPE_API_BASE: emulator.url,
    SETTLEMENT_CURRENCIES: 'EUR, JPY, KWD, ISK',
  })
  const endpoints =
    options.webhooks === false
      ? []
      : await Promise.all([false, true].map((connect) => subscribe(stripe, payment.url, connect)))
  const secrets = endpoints.length > 0 ? endpoints : ['whsec_test']
  payment.deps.settings.webhookSecrets = secrets
  return {
    payment,
    emulator,
    stripe,
    secrets,
    close: async () => {
      await emulator.close()
      await payment.close()
    },
  }
}

/** As at Stripe: one endpoint for the platform's events, one for those of connected accounts, each with its own secret. */
export async function subscribe(stripe: Stripe, serviceUrl: string, connect: boolean): Promise<string> {
  const endpoint = await stripe.webhookEndpoints.create({
    url: `${serviceUrl}/webhooks/stripe`,
    enabled_events: ['*'],
    connect,
  })
  if (!endpoint.secret) throw new Error('The endpoint has no secret.')
  return endpoint.secret
}

export type Part = { vendorId?: string; totalMinor: number; commissionMinor: number }

let counter = 1000

/** What the order service asks for: an order of these parts. */
export function anOrder(
  parts: Part[] = [
    { totalMinor: 6_500, commissionMinor: 600 },
    { totalMinor: 3_499, commissionMinor: 350 },
  ],
  overrides: Partial<CreatePaymentInput> = {},
): CreatePaymentInput {
  const number = `M-${counter++}`
  return {
    orderId: newId('ord'),
    orderNumber: number,
    customerId: newId('usr'),
    amountMinor: parts.reduce((sum, part) => sum + part.totalMinor, 0),
    currency: 'EUR',
    expiresAt: new Date(Date.now() + 1_800_000).toISOString(),
    shares: parts.map((part, index) => ({
      vendorOrderId: newId('vor'),
      vendorOrderNumber: `${number}-${index + 1}`,
      vendorId: part.vendorId ?? newId('ven'),
      vendorName: `Factory ${index + 1}`,
      totalMinor: part.totalMinor,
      commissionMinor: part.commissionMinor,
      payableMinor: part.totalMinor - part.commissionMinor,
    })),
    ...overrides,
  }
}

/** An order of one vendor: 100.00, commission 10.00. */
export const soldBy = (vendorId: string, currency = 'EUR', totalMinor = 10_000, commissionMinor = 1_000) =>
  anOrder([{ vendorId, totalMinor, commissionMinor }], { currency })

/** The order service has agreed that this goes back of the order's first part, commission at a tenth. */
export async function agreeRefund(
  stack: PaymentStack,
  order: CreatePaymentInput,
  amountMinor: number,
  overrides: Partial<EventData<'refund.requested.v1'>> = {},
): Promise<EventData<'refund.requested.v1'>> {
  const share = order.shares[0]
  if (!share) throw new Error('There is no part.')
  const data: EventData<'refund.requested.v1'> = {
    refundId: newId('ref'),
    orderId: order.orderId,
    orderNumber: order.orderNumber,
    vendorOrderId: share.vendorOrderId,
    vendorOrderNumber: share.vendorOrderNumber,
    vendorId: share.vendorId,
    vendorName: share.vendorName,
    customerId: order.customerId,
    kind: 'refund',
    reason: 'damaged',
    note: '',
    requestedBy: 'vendor',
    currency: order.currency,
    amountMinor,
    shippingMinor: 0,
    commissionMinor: amountMinor / 10,
    restock: false,
    isAll: false,
    items: [],
    ...overrides,
  }
  await stack.payment.deliver('refund.requested.v1', order.orderId, data)
  return data
}

/** What Stripe has sent back of the order's payment. */
export async function refundsOf(stack: PaymentStack, { orderId }: CreatePaymentInput): Promise<Stripe.Refund[]> {
  const { stripePaymentIntentId } = await stack.payment.deps.database.client.payment.findUniqueOrThrow({
    where: { orderId },
  })
  return (await stack.stripe.refunds.list({ payment_intent: stripePaymentIntentId ?? '' })).data
}

/** The intent's id inside its client secret, as stripe.js reads it. */
export function intentOf(clientSecret: string): string {
  return clientSecret.slice(0, clientSecret.indexOf('_secret_'))
}

export async function confirm(
  stripe: Stripe,
  clientSecret: string,
  card = 'pm_card_visa',
): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.confirm(intentOf(clientSecret), {
    payment_method: card,
    return_url: 'http://localhost:3000/checkout',
  })
}

/** Makes and pays an order, and waits until the service has settled it. */
export async function payOrder(
  stack: PaymentStack,
  order = anOrder(),
  card = 'pm_card_visa',
): Promise<CreatePaymentInput> {
  const { clientSecret } = await stack.payment.asService('order').internal.createPayment.mutate(order)
  await confirm(stack.stripe, clientSecret, card)
  await stack.payment.peers.waitForEvent('payment.succeeded.v1', order.orderId)
  return order
}

/** A vendor whose account at Stripe can be paid. Answers the account's id. */
export async function onboard(stack: PaymentStack, vendorId: string): Promise<string> {
  const vendor = stack.payment.as(await stack.payment.peers.vendorToken(vendorId))
  await vendor.payoutAccount.startOnboarding.mutate()
  const { stripeAccountId } = await vendor.payoutAccount.get.query()
  if (!stripeAccountId) throw new Error('The account was not made.')
  await control(stack, `accounts/${stripeAccountId}/complete`)
  await eventually(async () => {
    const row = await stack.payment.deps.database.client.payoutAccount.findUnique({ where: { vendorId } })
    expect(row?.status).toBe('ready')
  })
  return stripeAccountId
}

/** One of the emulator's levers. */
export async function control(
  stack: Pick<PaymentStack, 'emulator'>,
  path: string,
  body: object = {},
): Promise<unknown> {
  const response = await fetch(`${stack.emulator.url}/_emulator/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

/** The order service says that this part is delivered and its return window closed. */
export async function complete(stack: PaymentStack, order: CreatePaymentInput, index = 0) {
  const share = order.shares[index]
  if (!share) throw new Error('There is no such part.')
  return stack.payment.deliver('vendor_order.completed.v1', share.vendorOrderId, {
    vendorOrderId: share.vendorOrderId,
    number: share.vendorOrderNumber,
    orderId: order.orderId,
    orderNumber: order.orderNumber,
    vendorId: share.vendorId,
    vendorName: share.vendorName,
    customerId: order.customerId,
  })
}

export async function cancelOrder(stack: PaymentStack, order: CreatePaymentInput) {
  return stack.payment.deliver('order.cancelled.v1', order.orderId, {
    orderId: order.orderId,
    number: order.orderNumber,
    customerId: order.customerId,
    reason: 'payment_expired',
    wasPlaced: true,
  })
}

/** Puts another function in the place of one of the official client's, as a process that dies or another Stripe would. */
export function replaceCall<Resource extends object, Name extends keyof Resource & string>(
  resource: Resource,
  name: Name,
  replacement: (original: Resource[Name]) => unknown,
): () => void {
  const original = resource[name]
  const bound = typeof original === 'function' ? original.bind(resource) : original
  Object.assign(resource, { [name]: replacement(bound) })
  return () => void Reflect.deleteProperty(resource, name)
}

/** Notes a dispute of the order's payment as its webhook would. */
export async function dispute(
  stack: PaymentStack,
  orderId: string,
  id: string,
  state: 'open' | 'won' | 'lost',
): Promise<void> {
  const { client } = stack.payment.deps.database
  const payment = await client.payment.findUniqueOrThrow({ where: { orderId } })
  const stripePaymentIntentId = payment.stripePaymentIntentId ?? ''
  const data = { state, openedAt: new Date(), updatedAt: new Date() }
  await client.paymentDispute.upsert({ where: { id }, create: { id, stripePaymentIntentId, ...data }, update: data })
}

/** The events of one kind that were published about an order, however many subscribers each went to. */
export function publishedOnce(stack: PaymentStack, type: EventType, orderId: string): DomainEvent[] {
  const events = stack.payment.peers.delivered
    .map(({ event }) => event)
    .filter((event) => event.type === type && event.aggregateId === orderId)
  return [...new Map(events.map((event) => [event.id, event])).values()]
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

/** Balance of a kind of account over all vendors, or of one. */
export async function balance(stack: PaymentStack, kind: string, currency = 'EUR', vendorId?: string): Promise<number> {
  const rows = await stack.payment.deps.database.client.$queryRaw<{ sum: bigint }[]>`
    select coalesce(sum(entry.amount_minor), 0)::bigint as sum
    from ledger_entry entry join ledger_account account on account.id = entry.account_id
    where account.kind = ${kind} and account.currency = ${currency}
      and (${vendorId ?? null}::text is null or account.vendor_id = ${vendorId ?? null})`
  return Number(rows[0]?.sum ?? 0n)
}

/**
 * What must hold after everything: the ledger sums to zero in every currency, and what it says Stripe holds is what Stripe
 * says it holds.
 */
export async function expectBalancedBooks(stack: PaymentStack): Promise<void> {
  const staff = stack.payment.as(await stack.payment.peers.adminToken())
  await eventually(async () => {
    const { accounts, totals } = await staff.finance.trialBalance.query()
    for (const total of totals) expect(total.sumMinor, total.currency).toBe(0)
    const inLedger = Object.fromEntries(
      accounts
        .filter((account) => account.kind === 'stripe')
        .map((account) => [account.currency, -account.balanceMinor]),
    )
    const { available } = await stack.stripe.balance.retrieve()
    const atStripe = Object.fromEntries(
      available
        // A fee of a fraction of a króna is rounded up in our books.
        .map((entry) => (entry.currency === 'isk' ? entry.amount - (entry.amount % 100) : entry.amount))
        .map((amount, index) => fromStripeAmount(amount, available[index]?.currency ?? ''))
        .filter((money) => money.amountMinor !== 0 || money.currency in inLedger)
        .map((money) => [money.currency, money.amountMinor]),
    )
    expect(inLedger).toEqual(atStripe)
  })
}
