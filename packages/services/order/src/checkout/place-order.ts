import { createHash } from 'node:crypto'
import { AppError, newId, type PlaceOrderOutput } from '@millyard/contracts'
import type { PlaceOrderInput } from '@millyard/contracts/address'
import { sumMinor } from '@millyard/money'
import type { UserActor } from '@millyard/service-kit'
import { findCart } from '../cart/cart.repository.ts'
import { priceCart } from '../cart/price-cart.ts'
import type { Deps } from '../deps.ts'
import { cancelUnpaidOrder } from '../orders/cancel-unpaid-order.ts'
import {
  beginCheckout,
  type CheckoutFailure,
  type CheckoutOrder,
  findCheckoutOrder,
  insertOrder,
  markPlaced,
  markUndone,
  type NewOrder,
  type StoredCheckout,
} from './checkout.repository.ts'
import { buyableLines, type CheckoutLine, deliveryGroups } from './checkout-lines.ts'
import { chooseDeliveries } from './choose-deliveries.ts'
import { orderRows } from './order-rows.ts'
import { scheduleResume } from './schedule-resume.ts'
import { splitOrder } from './split-order.ts'

const MINUTE_MS = 60_000
/** Stock is held this much longer than the order can be paid, so that a payment of the last second still finds it (P05). */
const RESERVATION_MARGIN_MS = 15 * MINUTE_MS

/**
 * Checkout, from the press of the button to an order that waits for its payment.
 *
 * | step | does | when it fails |
 * |---|---|---|
 * | 1 | prices the cart's lines | nothing is written |
 * | 2 | delivery quotes, and the buyer's choices among them | nothing is written |
 * | 3 | compares goods, prices and total with what the buyer saw | nothing is written; CART_CHANGED, or PRICE_CHANGED with the new total |
 * | 4 | commission per line | nothing is written |
 * | 5 | writes the order, its split, and the job that looks after it, in one transaction | nothing is written |
 * | 6 | reserves stock | the order is cancelled, what was reserved is released |
 * | 7 | creates the payment | the order is cancelled, stock is released, the payment is cancelled |
 * | 8 | records the payment, empties the cart | as 7 when somebody else gave the order up meanwhile |
 *
 * Every step from 5 on is idempotent by the order's id, and so is undoing it. A process that dies between two of them leaves
 * an `open` (or `undoing`) checkout, and the job `resume-checkout` takes it to `placed` or `undone` (P03). Pressing the
 * button twice, even at once, makes one order and both get the same answer; a repeat after a failure is told the same
 * failure.
 *
 * @throws AppError CART_EMPTY, NOT_FOR_SALE, FACTORY_AWAY, CURRENCY_MISMATCH, BELOW_MINIMUM, NOT_A_MULTIPLE, OUT_OF_STOCK,
 *   NOT_DELIVERABLE, CART_CHANGED, PRICE_CHANGED, IDEMPOTENCY_CONFLICT, ORDER_EXPIRED, BAD_INPUT, UNAVAILABLE
 */
export async function placeOrder(deps: Deps, actor: UserActor, input: PlaceOrderInput): Promise<PlaceOrderOutput> {
  const fingerprint = fingerprintOf(input)
  const { earlier, taxBasisPoints } = await beginCheckout(
    deps.database.client,
    actor.userId,
    input.idempotencyKey,
    input.address.country,
  )
  if (earlier) return repeatCheckout(deps, earlier, fingerprint)

  const draft = await draftOrder(deps, actor, input, fingerprint, taxBasisPoints)

  const number = await deps.database.transaction(async (tx) => {
    const given = await insertOrder(tx, draft.rows)
    if (given) await scheduleResume(deps, tx, draft.order.orderId)
    return given
  })
  if (!number) {
    const first = await beginCheckout(deps.database.client, actor.userId, input.idempotencyKey, input.address.country)
    if (!first.earlier) throw new Error('The press that came first is gone.')
    return repeatCheckout(deps, first.earlier, fingerprint)
  }
  const order: CheckoutOrder = {
    ...draft.order,
    number,
    shares: draft.order.shares.map((share) => ({ ...share, vendorOrderNumber: `${number}-${share.position}` })),
  }
  await deps.afterStep('order_written', order.orderId)
  return finishCheckout(deps, order)
}

/** Steps 1 to 4: asks, checks and computes; writes nothing. */
async function draftOrder(
  deps: Deps,
  actor: UserActor,
  input: PlaceOrderInput,
  fingerprint: string,
  taxBasisPoints: number,
): Promise<{ rows: NewOrder; order: Omit<CheckoutOrder, 'number' | 'shares'> & { shares: DraftShare[] } }> {
  const cart = await findCart(deps.database.client, { customerId: actor.userId })
  const { currency, lines } = buyableLines(cart, await priceCart(deps, cart))
  const cartId = cart?.id ?? ''
  requireSameGoods(input.seen, currency, lines)

  const groups = deliveryGroups(lines)
  const vendors = groups.map(({ vendorId }) => ({
    vendorId,
    vendorName: lines.find((line) => line.vendorId === vendorId)?.vendorName ?? '',
  }))
  const { country, postcode } = input.address
  const quote = await deps.peers.quoteDelivery({ country, postcode, currency, groups })
  const deliveries = chooseDeliveries(vendors, input.deliveries, quote)

  const totalMinor = sumMinor([...lines.map((line) => line.totalMinor), ...deliveries.map((one) => one.amountMinor)])
  const priceSeen = new Map(input.seen.lines.map((line) => [line.variantId, line.unitPriceMinor]))
  if (
    totalMinor !== input.seen.totalMinor ||
    lines.some((line) => line.unitPriceMinor !== priceSeen.get(line.variantId))
  ) {
    throw new AppError('PRICE_CHANGED', {
      message: 'A price has changed since you last saw it. Look it over and place the order again.',
      details: { totalMinor, currency },
    })
  }

  const quoted = await deps.peers.quoteCommission({
    currency,
    lines: lines.map(({ variantId, vendorId, productId, categoryId, quantity, totalMinor: netMinor }) => ({
      lineId: variantId,
      vendorId,
      productId,
      categoryId,
      quantity,
      netMinor,
    })),
  })
  const sold = lines.map((line) => {
    const commission = quoted.lines.find((one) => one.lineId === line.variantId)
    if (!commission) throw new Error(`No commission was quoted for ${line.variantId}.`)
    return {
      ...line,
      orderItemId: newId('oit'),
      commissionMinor: commission.commissionMinor,
      commissionRuleId: commission.ruleId,
      commissionBasisPoints: commission.basisPoints,
      commissionFixedPerUnitMinor: commission.fixedPerUnitMinor,
    }
  })

  const split = splitOrder(sold, deliveries, taxBasisPoints)
  if (split.totalMinor !== totalMinor) throw new Error('The parts of the order do not add up to its total.')
  const orderId = newId('ord')
  const now = deps.clock.now()
  const expiresAt = new Date(now.getTime() + deps.settings.paymentMinutes * MINUTE_MS)
  const { shares, ...rows } = orderRows({
    orderId,
    customerId: actor.userId,
    idempotencyKey: input.idempotencyKey,
    fingerprint,
    cartId,
    currency,
    address: input.address,
    taxBasisPoints,
    split,
    now,
    expiresAt,
  })
  return {
    rows,
    order: {
      orderId,
      customerId: actor.userId,
      status: 'pending_payment',
      currency,
      totalMinor,
      expiresAt,
      checkout: { state: 'open', failure: null },
      lines: split.parts.flatMap((part) => part.lines.map(({ variantId, quantity }) => ({ variantId, quantity }))),
      shares: split.parts.map((part, index) => ({
        vendorOrderId: shares[index]?.vendorOrderId ?? '',
        position: index + 1,
        vendorId: part.vendorId,
        vendorName: part.lines[0]?.vendorName ?? '',
        totalMinor: part.totalMinor,
        commissionMinor: part.commissionMinor,
        payableMinor: part.payableMinor,
      })),
    },
  }
}
type DraftShare = Omit<CheckoutOrder['shares'][number], 'vendorOrderNumber'> & { position: number }

/**
 * Two tabs can show two carts whose totals are equal: what is bought is what was looked at, article by article.
 * @throws AppError CART_CHANGED
 */
function requireSameGoods(seen: PlaceOrderInput['seen'], currency: string, lines: readonly CheckoutLine[]): void {
  const quantitySeen = new Map(seen.lines.map((line) => [line.variantId, line.quantity]))
  const isSame =
    currency === seen.currency &&
    lines.length === quantitySeen.size &&
    lines.every((line) => line.quantity === quantitySeen.get(line.variantId))
  if (isSame) return
  throw new AppError('CART_CHANGED', {
    message: 'Your cart has changed since you last saw it. Look it over and place the order again.',
  })
}

/**
 * Steps 6 to 8 for an order that has been written: by the press that wrote it, by a repeat of it, or by the job. Safe to run
 * several times, also at once.
 */
export async function finishCheckout(deps: Deps, order: CheckoutOrder): Promise<PlaceOrderOutput> {
  const { orderId } = order
  try {
    const expiresAt = new Date(order.expiresAt.getTime() + RESERVATION_MARGIN_MS).toISOString()
    await deps.peers.reserveStock({ orderId, orderNumber: order.number, expiresAt, lines: order.lines })
  } catch (error) {
    throw await undoCheckout(deps, order, error)
  }
  await deps.afterStep('stock_reserved', orderId)

  let payment: Awaited<ReturnType<typeof createPayment>>
  try {
    payment = await createPayment(deps, order)
  } catch (error) {
    throw await undoCheckout(deps, order, error)
  }
  await deps.afterStep('payment_created', orderId)

  if (!(await markPlaced(deps.database.client, orderId, payment.paymentId))) {
    const now = await findCheckoutOrder(deps.database.client, orderId)
    if (now?.checkout.state !== 'placed') {
      // Given up while we were at it: what we have just reserved and created must go again, whoever began to undo it.
      await compensate(deps, orderId)
      throw failureOf(now?.checkout.failure ?? null)
    }
  }
  return answer(order, payment)
}

/** Idempotent by order: a repeat answers the same payment. */
function createPayment(deps: Deps, order: CheckoutOrder) {
  return deps.peers.createPayment({
    orderId: order.orderId,
    orderNumber: order.number,
    customerId: order.customerId,
    amountMinor: order.totalMinor,
    currency: order.currency,
    expiresAt: order.expiresAt.toISOString(),
    shares: order.shares.map(
      ({ vendorOrderId, vendorOrderNumber, vendorId, vendorName, totalMinor, commissionMinor, payableMinor }) => ({
        vendorOrderId,
        vendorOrderNumber,
        vendorId,
        vendorName,
        totalMinor,
        commissionMinor,
        payableMinor,
      }),
    ),
  })
}

function answer(order: CheckoutOrder, payment: Awaited<ReturnType<typeof createPayment>>): PlaceOrderOutput {
  return {
    orderId: order.orderId,
    number: order.number,
    totalMinor: order.totalMinor,
    currency: order.currency,
    payment: { clientSecret: payment.clientSecret, publishableKey: payment.publishableKey },
  }
}

/** The same button again: the first press's order and answer, or its failure. */
async function repeatCheckout(deps: Deps, earlier: StoredCheckout, fingerprint: string): Promise<PlaceOrderOutput> {
  if (earlier.fingerprint !== fingerprint) {
    throw new AppError('IDEMPOTENCY_CONFLICT', {
      message: 'This order was already placed with other details. Reload the page and try again.',
    })
  }
  const order = await findCheckoutOrder(deps.database.client, earlier.orderId)
  if (!order) throw new Error('A checkout has lost its order.')
  if (order.checkout.state === 'open') return finishCheckout(deps, order)
  if (order.checkout.state !== 'placed') throw failureOf(order.checkout.failure)
  if (order.status === 'cancelled') {
    throw new AppError('ORDER_EXPIRED', {
      message: 'This order was not paid in time and has been cancelled. Place it again.',
      details: { orderId: order.orderId },
    })
  }
  // The client secret is not ours to keep; the payment service gives it again.
  return answer(order, await createPayment(deps, order))
}

/**
 * Gives up an order whose checkout cannot go on. First the decision is written (with the event that makes every service let
 * go of it), then what is held is given back at once; if that fails, the job repeats it. Answers the error for the buyer.
 */
async function undoCheckout(deps: Deps, order: CheckoutOrder, error: unknown): Promise<unknown> {
  if (!(error instanceof AppError)) return error
  const { orderId } = order
  const failure = { code: error.code, message: error.message, ...(error.details ? { details: error.details } : {}) }
  const isGivenUp = await deps.database.transaction((tx) =>
    cancelUnpaidOrder(deps, tx, orderId, { reason: 'checkout_failed', failure, onlyUnplaced: true }),
  )
  if (!isGivenUp) {
    const now = await findCheckoutOrder(deps.database.client, orderId)
    // Placed or paid by a parallel press: our own failure is about nothing any more, and the buyer may simply ask again.
    if (now?.checkout.state === 'placed' || now?.checkout.state === 'open') return error
  }
  await deps.afterStep('given_up', orderId)
  await compensate(deps, orderId).catch((cause: unknown) =>
    deps.log.warn({ err: cause, orderId }, 'could not give back at once what a failed checkout held; the job will'),
  )
  return error
}

/** Gives back whatever an abandoned checkout may hold. Idempotent; what was never held is no error. */
export async function compensate(deps: Deps, orderId: string): Promise<void> {
  const outcomes = await Promise.allSettled([
    deps.peers.releaseStock({ orderId }).catch(ignoreNotFound),
    deps.peers.cancelPayment({ orderId }).catch(ignoreNotFound),
  ])
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
  await markUndone(deps.database.client, orderId)
}

function ignoreNotFound(error: unknown): void {
  if (error instanceof AppError && error.code === 'NOT_FOUND') return
  throw error
}

function failureOf(failure: CheckoutFailure | null): AppError {
  if (failure) return new AppError(failure.code, failure)
  return new AppError('ORDER_EXPIRED', { message: 'This order could not be completed. Place it again.' })
}

/** What the buyer asked for, without the key: the same key with another fingerprint is another order. */
function fingerprintOf({ address, deliveries, seen }: PlaceOrderInput): string {
  const sorted = (value: object) => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  const content = [
    sorted(address),
    deliveries.map((one) => `${one.vendorId} ${one.methodId}`).sort(),
    seen.currency,
    seen.totalMinor,
    seen.lines.map((line) => `${line.variantId} ${line.quantity} ${line.unitPriceMinor}`).sort(),
  ]
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url')
}
