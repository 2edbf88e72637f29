import { toStripeAmount } from '@millyard/money'
import { publish, rowCount } from '@millyard/service-kit'
import type { Deps, Tx } from '../deps.ts'
import { postToLedger } from '../ledger/post-to-ledger.ts'
import { payoutPosting } from '../ledger/postings.ts'
import { toMinor } from '../money.ts'
import { idOf, isRefusal } from '../stripe.ts'
import { enqueueRecovery } from './recover-refund.ts'

type Item = {
  payoutId: string
  vendorOrderId: string
  vendorOrderNumber: string
  orderId: string
  vendorId: string
  amountMinor: number
  currency: string
  stripeAccountId: string
  stripeChargeId: string
  stripePaymentIntentId: string
  wasAttempted: boolean
  refusals: number
}

/** Why a part was left out of its payout; null when somebody else has noted that, and may be trying again already. */
type LeftOut = { vendorOrderNumber: string; reason: string } | null

/**
 * Sends a claimed payout: one transfer per vendor order, from that order's own charge. Killed at any point and run again,
 * by any process, it makes exactly one transfer per vendor order (P28):
 * - the idempotency key names the vendor order and the amount (P29), so Stripe answers a repeated request with the first
 *   transfer;
 * - Stripe forgets keys after a day, so from the second try on the order's transfers are searched first.
 *
 * What Stripe refuses, and what is in dispute by now (P20), does not hold up the rest: those parts stay due, the payout is
 * `failed` with the reasons, and is claimed again later (`claimPayouts`). What the payout keeps for itself (an item of zero)
 * is not sent.
 */
export async function sendPayout(deps: Deps, payoutId: string): Promise<void> {
  const leftOut: LeftOut[] = []
  for (const item of await readOpenItems(deps, payoutId)) leftOut.push(await sendItem(deps, item))
  const reasons = leftOut.filter((part) => part !== null)
  await deps.database.transaction(async (tx) => {
    await finishPayout(deps, tx, payoutId)
    if (reasons.length > 0) await markFailed(deps, tx, payoutId, reasons)
  })
}

async function sendItem(deps: Deps, item: Item): Promise<LeftOut> {
  const { vendorOrderNumber } = item
  try {
    let transferId = item.wasAttempted ? await findTransfer(deps, item) : null
    if (transferId === null && (await isFrozen(deps, item)))
      return { vendorOrderNumber, reason: 'The payment is in dispute.' }
    transferId ??= await makeTransfer(deps, item)
    const id = transferId
    await deps.database.transaction((tx) => recordTransfer(deps, tx, item, id))
    return null
  } catch (error) {
    if (!isRefusal(error)) throw error
    return (await noteRefusal(deps, item, error.message)) ? { vendorOrderNumber, reason: error.message } : null
  }
}

async function readOpenItems(deps: Deps, payoutId: string): Promise<Item[]> {
  const rows = await deps.database.client.vendorPayoutItem.findMany({
    where: { payoutId, stripeTransferId: null, amountMinor: { gt: 0 }, payout: { status: 'claimed' } },
    orderBy: { vendorOrderId: 'asc' },
    select: {
      vendorOrderId: true,
      amountMinor: true,
      attemptedAt: true,
      refusals: true,
      payout: { select: { vendorId: true, currency: true, stripeAccountId: true } },
      share: {
        select: {
          vendorOrderNumber: true,
          payment: { select: { orderId: true, stripeChargeId: true, stripePaymentIntentId: true } },
        },
      },
    },
  })
  return rows.map((row) => {
    const { orderId, stripeChargeId, stripePaymentIntentId } = row.share.payment
    if (stripeChargeId === null || stripePaymentIntentId === null)
      throw new Error(`Order ${orderId} has no charge to pay out from.`)
    return {
      payoutId,
      vendorOrderId: row.vendorOrderId,
      vendorOrderNumber: row.share.vendorOrderNumber,
      orderId,
      vendorId: row.payout.vendorId,
      amountMinor: toMinor(row.amountMinor),
      currency: row.payout.currency,
      stripeAccountId: row.payout.stripeAccountId,
      stripeChargeId,
      stripePaymentIntentId,
      wasAttempted: row.attemptedAt !== null,
      refusals: row.refusals,
    }
  })
}

/** The transfer that an earlier, interrupted try made. */
async function findTransfer(deps: Deps, item: Item): Promise<string | null> {
  for await (const transfer of deps.stripe.transfers.list({ transfer_group: item.orderId, limit: 100 })) {
    if (transfer.metadata.vendorOrderId === item.vendorOrderId) {
      if (idOf(transfer.destination) !== item.stripeAccountId) {
        throw new Error(`${transfer.id} of ${item.vendorOrderNumber} went to another account.`)
      }
      return transfer.id
    }
  }
  return null
}

async function makeTransfer(deps: Deps, item: Item): Promise<string> {
  const { vendorOrderId, vendorOrderNumber, orderId, amountMinor, currency, payoutId } = item
  const begun = await deps.database.client.vendorPayoutItem.updateMany({
    where: { vendorOrderId, amountMinor: BigInt(amountMinor) },
    data: { attemptedAt: deps.clock.now() },
  })
  // Refunds may take of a part as long as nothing of it is in flight.
  if (!rowCount(begun)) throw new Error(`What is sent of ${vendorOrderNumber} has changed.`)
  // Stripe keeps a refusal under its key, too: after one, the key must be another.
  const key = `transfer:${vendorOrderId}:${amountMinor}${item.refusals > 0 ? `:${item.refusals}` : ''}`
  const transfer = await deps.stripe.transfers.create(
    {
      amount: toStripeAmount({ amountMinor, currency }),
      currency: currency.toLowerCase(),
      destination: item.stripeAccountId,
      source_transaction: item.stripeChargeId,
      transfer_group: orderId,
      description: `Millyard ${vendorOrderNumber}`,
      metadata: { vendorOrderId, orderId, payoutId },
    },
    { idempotencyKey: key },
  )
  return transfer.id
}

/** The transfer's id, the share's state and the ledger move together, once. */
async function recordTransfer(deps: Deps, tx: Tx, item: Item, stripeTransferId: string): Promise<void> {
  const recorded = await tx.vendorPayoutItem.updateMany({
    where: { vendorOrderId: item.vendorOrderId, stripeTransferId: null },
    data: { stripeTransferId },
  })
  if (!rowCount(recorded)) return
  const paid = await tx.paymentShare.updateMany({
    where: { vendorOrderId: item.vendorOrderId, state: 'claimed' },
    data: { state: 'paid' },
  })
  if (!rowCount(paid)) throw new Error(`The share of ${item.vendorOrderNumber} was not claimed.`)
  await postToLedger(deps, tx, payoutPosting(item))
  await resumeRecoveries(tx, item.vendorOrderId)
}

/** Refunds that came while the money was on its way: now it can be taken back. */
async function resumeRecoveries(tx: Tx, vendorOrderId: string): Promise<void> {
  const waiting = await tx.vendorRecovery.findMany({
    where: { vendorOrderId, state: 'reversing' },
    select: { refundId: true },
  })
  for (const { refundId } of waiting) await enqueueRecovery(tx, refundId)
}

/** The bank has not decided: asked right before each transfer. */
async function isFrozen(deps: Deps, item: Item): Promise<boolean> {
  const disputes = await deps.database.client.paymentDispute.count({
    where: { stripePaymentIntentId: item.stripePaymentIntentId, state: { in: ['inquiry', 'open'] } },
  })
  return disputes > 0
}

/** Nothing was sent, for certain: nothing is in flight any more. Answers false when somebody else has noted it. */
async function noteRefusal(deps: Deps, item: Item, failure: string): Promise<boolean> {
  deps.log.warn({ payoutId: item.payoutId, vendorOrderId: item.vendorOrderId, failure }, 'Stripe refused a transfer')
  const noted = await deps.database.client.vendorPayoutItem.updateMany({
    where: { vendorOrderId: item.vendorOrderId, stripeTransferId: null, refusals: item.refusals },
    data: { refusals: { increment: 1 }, attemptedAt: null },
  })
  return rowCount(noted)
}

async function markFailed(
  deps: Deps,
  tx: Tx,
  payoutId: string,
  parts: { vendorOrderNumber: string; reason: string }[],
): Promise<void> {
  await tx.vendorPayout.updateMany({
    where: { id: payoutId, status: 'claimed' },
    data: {
      status: 'failed',
      failure: parts.map(({ vendorOrderNumber, reason }) => `${vendorOrderNumber}: ${reason}`).join(' '),
      updatedAt: deps.clock.now(),
    },
  })
}

/** Every part is recorded: the payout is sent, and the vendor hears of it. */
async function finishPayout(deps: Deps, tx: Tx, payoutId: string): Promise<void> {
  const now = deps.clock.now()
  const sent = await tx.vendorPayout.updateMany({
    // Also `failed`: two processes may send the same payout, and the one that failed may end first.
    where: {
      id: payoutId,
      status: { in: ['claimed', 'failed'] },
      items: { none: { stripeTransferId: null, amountMinor: { gt: 0 } } },
    },
    data: { status: 'sent', failure: null, sentAt: now, updatedAt: now },
  })
  if (!rowCount(sent)) return
  const payout = await tx.vendorPayout.findUniqueOrThrow({
    where: { id: payoutId },
    select: {
      vendorId: true,
      amountMinor: true,
      currency: true,
      items: { select: { share: { select: { vendorOrderNumber: true } } }, orderBy: { vendorOrderId: 'asc' } },
    },
  })
  // Refunds have taken all of it meanwhile: there is nothing to tell.
  if (payout.amountMinor === 0n) return
  await publish(tx, deps.clock, 'payout.sent.v1', payoutId, {
    payoutId,
    vendorId: payout.vendorId,
    amountMinor: toMinor(payout.amountMinor),
    currency: payout.currency,
    orderNumbers: payout.items.map((item) => item.share.vendorOrderNumber),
  })
}
