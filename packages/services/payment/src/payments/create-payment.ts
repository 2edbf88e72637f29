import { AppError, type CreatePaymentInput, type createPaymentOutput, newId } from '@millyard/contracts'
import { enqueue } from '@millyard/service-kit'
import Stripe from 'stripe'
import type { z } from 'zod'
import type { Deps, Tx } from '../deps.ts'
import { toMinor } from '../money.ts'
import { stripeUnavailable } from '../stripe.ts'
import { enqueueWebhookEvent } from '../webhooks/enqueue-webhook-event.ts'
import { checkShares } from './check-shares.ts'
import { createIntent } from './create-intent.ts'
import { lockOrder } from './payment.repository.ts'

/**
 * Prepares an order's payment: our row first, then Stripe's PaymentIntent, then its id on the row. Calling it again with
 * the same content, also after a crash between any two steps, gives the same payment and the same client secret.
 *
 * @throws AppError BAD_INPUT when the parts are not the whole (P12), CURRENCY_MISMATCH for a currency that Stripe does not
 * settle to the platform, IDEMPOTENCY_CONFLICT when the order has a payment of
 * other content (P13), ORDER_EXPIRED when the order was cancelled, UNAVAILABLE when Stripe does not answer
 */
export async function createPayment(
  deps: Deps,
  input: CreatePaymentInput,
): Promise<z.infer<typeof createPaymentOutput>> {
  checkShares(input)
  if (!deps.settings.settlementCurrencies.has(input.currency)) throw notSettled(input.currency)
  const payment = await deps.database.transaction((tx) => insertOrFind(deps, tx, input))
  if (payment.clientSecret !== null) return toOutput(deps, payment.id, payment.clientSecret)

  const intent = await createIntent(deps, input).catch((error: unknown) => {
    throw toCreateError(error)
  })
  const clientSecret = intent.client_secret
  if (clientSecret === null) throw new Error(`Stripe gave ${intent.id} no client secret.`)

  const isCancelled = await recordIntent(deps, input.orderId, intent.id, clientSecret)
  if (isCancelled) throw cancelled()
  return toOutput(deps, payment.id, clientSecret)
}

/** Writes payment and shares in one statement, unless the order has a payment or was cancelled. */
async function insertOrFind(
  deps: Deps,
  tx: Tx,
  input: CreatePaymentInput,
): Promise<{ id: string; clientSecret: string | null }> {
  await lockOrder(tx, input.orderId)
  const shares = JSON.stringify(
    input.shares.map((share) => ({
      vendor_order_id: share.vendorOrderId,
      vendor_order_number: share.vendorOrderNumber,
      vendor_id: share.vendorId,
      vendor_name: share.vendorName,
      total_minor: share.totalMinor,
      commission_minor: share.commissionMinor,
      payable_minor: share.payableMinor,
    })),
  )
  const inserted = await tx.$queryRaw<{ payment_id: string }[]>`
    with new_payment as (
      insert into payment (id, order_id, order_number, customer_id, status, amount_minor, currency, expires_at, created_at)
      select ${newId('pay')}, ${input.orderId}, ${input.orderNumber}, ${input.customerId}, 'pending', ${input.amountMinor},
             ${input.currency}, ${new Date(input.expiresAt)}, ${deps.clock.now()}
      where not exists (select 1 from cancelled_order where order_id = ${input.orderId})
      on conflict (order_id) do nothing
      returning id, currency
    )
    insert into payment_share (vendor_order_id, vendor_order_number, payment_id, vendor_id, vendor_name, total_minor,
                               commission_minor, payable_minor, currency, state)
    select share.vendor_order_id, share.vendor_order_number, new_payment.id, share.vendor_id, share.vendor_name,
           share.total_minor, share.commission_minor, share.payable_minor, new_payment.currency, 'pending'
    from new_payment
    cross join json_to_recordset(${shares}::json) as share (vendor_order_id text, vendor_order_number text,
      vendor_id text, vendor_name text, total_minor bigint, commission_minor bigint, payable_minor bigint)
    returning payment_id`
  const id = inserted[0]?.payment_id
  if (id !== undefined) return { id, clientSecret: null }

  const found = await tx.payment.findUnique({
    where: { orderId: input.orderId },
    select: {
      id: true,
      status: true,
      clientSecret: true,
      amountMinor: true,
      currency: true,
      customerId: true,
      shares: { select: { vendorOrderId: true, vendorId: true, totalMinor: true, commissionMinor: true } },
    },
  })
  if (!found || found.status === 'cancelled') throw cancelled()
  if (!isSame(found, input)) {
    throw new AppError('IDEMPOTENCY_CONFLICT', {
      message: 'This order has a payment already, of another amount or with other parts.',
      details: { orderId: input.orderId },
    })
  }
  return found
}

type Stored = {
  amountMinor: bigint
  currency: string
  customerId: string
  shares: { vendorOrderId: string; vendorId: string; totalMinor: bigint; commissionMinor: bigint }[]
}

function isSame(stored: Stored, input: CreatePaymentInput): boolean {
  const key = (share: { vendorOrderId: string; vendorId: string }, total: number, commission: number) =>
    `${share.vendorOrderId}:${share.vendorId}:${total}:${commission}`
  const before = stored.shares.map((share) => key(share, toMinor(share.totalMinor), toMinor(share.commissionMinor)))
  const now = input.shares.map((share) => key(share, share.totalMinor, share.commissionMinor))
  return (
    toMinor(stored.amountMinor) === input.amountMinor &&
    stored.currency === input.currency &&
    stored.customerId === input.customerId &&
    before.toSorted().join() === now.toSorted().join()
  )
}

/**
 * Writes down the intent, in one statement; answers true when the order was cancelled while Stripe worked. What follows
 * for that, and for events that came before the intent was known, are jobs. Losing them in a crash loses nothing: nobody
 * holds the client secret of such an intent, and parked events are tried again by themselves.
 */
async function recordIntent(deps: Deps, orderId: string, intentId: string, clientSecret: string): Promise<boolean> {
  const [row] = await deps.database.client.$queryRaw<{ status: string; parked: string[] }[]>`
    update payment set stripe_payment_intent_id = ${intentId}, client_secret = ${clientSecret}
    where order_id = ${orderId}
    returning status,
      array(select id from webhook_event where object_id = ${intentId} and state = 'parked' order by id) as parked`
  const isCancelled = row?.status === 'cancelled'
  const parked = row?.parked ?? []
  if (isCancelled || parked.length > 0) {
    await deps.database.transaction(async (tx) => {
      if (isCancelled) await enqueue(tx, 'cancel-intent', { orderId }, { key: `cancel-intent:${orderId}` })
      for (const eventId of parked) await enqueueWebhookEvent(tx, eventId)
    })
  }
  return isCancelled
}

function toOutput(deps: Deps, paymentId: string, clientSecret: string): z.infer<typeof createPaymentOutput> {
  return { paymentId, clientSecret, publishableKey: deps.settings.publishableKey }
}

/** A charge in another currency would be exchanged by Stripe: what came in could not be booked, nor given back to the cent. */
function notSettled(currency: string): AppError {
  return new AppError('CURRENCY_MISMATCH', {
    message: `We cannot take payments in ${currency} right now.`,
    details: { currency },
  })
}

function cancelled(): AppError {
  return new AppError('ORDER_EXPIRED', { message: 'This order was cancelled. It can no longer be paid.' })
}

function toCreateError(error: unknown): unknown {
  if (error instanceof Stripe.errors.StripeInvalidRequestError) {
    if (error.code !== 'amount_too_small' && error.code !== 'amount_too_large') return error
    return new AppError('BAD_INPUT', {
      message: error.message,
      fields: [{ path: 'amountMinor', message: error.message }],
      cause: error,
    })
  }
  if (error instanceof Stripe.errors.StripeAuthenticationError) return error
  return error instanceof Stripe.errors.StripeError ? stripeUnavailable(error) : error
}
