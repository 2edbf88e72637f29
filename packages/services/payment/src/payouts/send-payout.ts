import { toStripeAmount } from '@millyard/money'
import { publish, rowCount } from '@millyard/service-kit'
import type { Deps, Tx } from '../deps.ts'
import { postToLedger } from '../ledger/post-to-ledger.ts'
import { payoutPosting } from '../ledger/postings.ts'
import { toMinor } from '../money.ts'
import { idOf, isRefusal } from '../stripe.ts'

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
  wasAttempted: boolean
  refusals: number
}

/**
 * Sends a claimed payout: one transfer per vendor order, from that order's own charge. Killed at any point and run again,
 * by any process, it makes exactly one transfer per vendor order (P28):
 * - the idempotency key names the vendor order and the amount (P29), so Stripe answers a repeated request with the first
 *   transfer;
 * - Stripe forgets keys after a day, so from the second try on the order's transfers are searched first.
 *
 * When Stripe refuses, the payout is `failed` with the reason and is claimed again later (`claimPayouts`).
 */
export async function sendPayout(deps: Deps, payoutId: string): Promise<void> {
  const items = await readOpenItems(deps, payoutId)
  for (const item of items) {
    try {
      const transferId = (item.wasAttempted ? await findTransfer(deps, item) : null) ?? (await makeTransfer(deps, item))
      await deps.database.transaction((tx) => recordTransfer(deps, tx, item, transferId))
    } catch (error) {
      if (!isRefusal(error)) throw error
      await noteRefusal(deps, item, error.message)
      return
    }
  }
  await deps.database.transaction((tx) => finishPayout(deps, tx, payoutId))
}

async function readOpenItems(deps: Deps, payoutId: string): Promise<Item[]> {
  const rows = await deps.database.client.vendorPayoutItem.findMany({
    where: { payoutId, stripeTransferId: null, payout: { status: 'claimed' } },
    orderBy: { vendorOrderId: 'asc' },
    select: {
      vendorOrderId: true,
      amountMinor: true,
      attemptedAt: true,
      refusals: true,
      payout: { select: { vendorId: true, currency: true, stripeAccountId: true } },
      share: { select: { vendorOrderNumber: true, payment: { select: { orderId: true, stripeChargeId: true } } } },
    },
  })
  return rows.map((row) => {
    const { orderId, stripeChargeId } = row.share.payment
    if (stripeChargeId === null) throw new Error(`Order ${orderId} has no charge to pay out from.`)
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
  await deps.database.client.vendorPayoutItem.updateMany({
    where: { vendorOrderId, attemptedAt: null },
    data: { attemptedAt: deps.clock.now() },
  })
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
}

async function noteRefusal(deps: Deps, item: Item, failure: string): Promise<void> {
  deps.log.warn({ payoutId: item.payoutId, vendorOrderId: item.vendorOrderId, failure }, 'Stripe refused a transfer')
  await deps.database.transaction(async (tx) => {
    const noted = await tx.vendorPayoutItem.updateMany({
      where: { vendorOrderId: item.vendorOrderId, stripeTransferId: null, refusals: item.refusals },
      data: { refusals: { increment: 1 } },
    })
    // Somebody else has noted it, and may be trying again already.
    if (!rowCount(noted)) return
    await tx.vendorPayout.updateMany({
      where: { id: item.payoutId, status: 'claimed' },
      data: { status: 'failed', failure, updatedAt: deps.clock.now() },
    })
  })
}

/** Every part is recorded: the payout is sent, and the vendor hears of it. */
async function finishPayout(deps: Deps, tx: Tx, payoutId: string): Promise<void> {
  const now = deps.clock.now()
  const sent = await tx.vendorPayout.updateMany({
    where: { id: payoutId, status: 'claimed', items: { none: { stripeTransferId: null } } },
    data: { status: 'sent', sentAt: now, updatedAt: now },
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
  await publish(tx, deps.clock, 'payout.sent.v1', payoutId, {
    payoutId,
    vendorId: payout.vendorId,
    amountMinor: toMinor(payout.amountMinor),
    currency: payout.currency,
    orderNumbers: payout.items.map((item) => item.share.vendorOrderNumber),
  })
}
