import { fromStripeAmount, toStripeAmount } from '@millyard/money'
import { enqueue, rowCount } from '@millyard/service-kit'
import type Stripe from 'stripe'
import type { Deps, Tx } from '../deps.ts'
import { postToLedger } from '../ledger/post-to-ledger.ts'
import { reversalPosting } from '../ledger/postings.ts'
import { toMinor } from '../money.ts'
import { isRefusal } from '../stripe.ts'

/** Why a transfer does not cover all that a refund took of its order. */
const KEPT_BEFORE = 'A payout had kept the rest of this order.'

type Recovery = {
  refundId: string
  vendorId: string
  vendorOrderId: string
  vendorOrderNumber: string
  currency: string
  leftMinor: number
  transferId: string | null
  isReversed: boolean
  refusals: number
}

/**
 * Takes back what a refund has taken of a payout: the transfer is reversed by the vendor's part of the refund. When Stripe
 * refuses, since the account does not hold as much any more, the vendor owes it, and its next payouts keep it
 * (`claimPayouts`); never both, since only what has been refused is `open` for them.
 *
 * While the transfer is still on its way there is nothing to reverse: `recordTransfer` comes back here. Killed anywhere and run
 * again it makes one reversal: the key names refund, amount and attempt, and Stripe is searched first.
 * https://docs.stripe.com/connect/separate-charges-and-transfers#reverse-transfers
 */
export async function recoverRefund(deps: Deps, refundId: string): Promise<void> {
  const recovery = await readRecovery(deps, refundId)
  if (!recovery) return
  // Kept whole by its payout, or it left nothing: there is no transfer to reverse.
  if (recovery.transferId === null) return markOpen(deps, recovery, 'Nothing was sent for this order.')
  if (recovery.isReversed) return markOpen(deps, recovery, KEPT_BEFORE)
  const { transferId } = recovery
  try {
    const reversal = await findOrMakeReversal(deps, recovery, transferId)
    if (!reversal) return markOpen(deps, recovery, 'Nothing is left of what was sent for this order.')
    await recordReversal(deps, recovery, reversal)
  } catch (error) {
    if (!isRefusal(error)) throw error
    await markOpen(deps, recovery, error.message)
  }
}

/** Null when there is nothing to do: settled, open for the payouts, or not paid yet. */
async function readRecovery(deps: Deps, refundId: string): Promise<Recovery | null> {
  const row = await deps.database.client.vendorRecovery.findUnique({
    where: { refundId },
    select: {
      vendorId: true,
      vendorOrderId: true,
      currency: true,
      amountMinor: true,
      deductedMinor: true,
      state: true,
      stripeReversalId: true,
      refusals: true,
      refund: {
        select: {
          share: {
            select: { state: true, vendorOrderNumber: true, payoutItem: { select: { stripeTransferId: true } } },
          },
        },
      },
    },
  })
  const share = row?.refund.share
  if (row?.state !== 'reversing' || share?.state !== 'paid') return null
  return {
    refundId,
    vendorId: row.vendorId,
    vendorOrderId: row.vendorOrderId,
    vendorOrderNumber: share.vendorOrderNumber,
    currency: row.currency,
    leftMinor: toMinor(row.amountMinor - row.deductedMinor),
    transferId: share.payoutItem?.stripeTransferId ?? null,
    isReversed: row.stripeReversalId !== null,
    refusals: row.refusals,
  }
}

async function findReversal(deps: Deps, transferId: string, refundId: string): Promise<Stripe.TransferReversal | null> {
  for await (const reversal of deps.stripe.transfers.listReversals(transferId, { limit: 100 })) {
    if (reversal.metadata?.refundId === refundId) return reversal
  }
  return null
}

/**
 * Takes back as much as was sent and not taken back yet: a payout may have kept a part of this order. Null when that is nothing.
 * The transfer is read before its reversals are searched, so that one which another process makes meanwhile is either found, or
 * made with the same amount and so the same key.
 */
async function findOrMakeReversal(
  deps: Deps,
  recovery: Recovery,
  transferId: string,
): Promise<Stripe.TransferReversal | null> {
  const { refundId, vendorOrderId, currency, leftMinor, refusals } = recovery
  const transfer = await deps.stripe.transfers.retrieve(transferId)
  const found = await findReversal(deps, transferId, refundId)
  if (found) return found
  const sentMinor = fromStripeAmount(transfer.amount - transfer.amount_reversed, transfer.currency).amountMinor
  const amountMinor = Math.min(leftMinor, sentMinor)
  if (amountMinor === 0) return null
  return deps.stripe.transfers.createReversal(
    transferId,
    { amount: toStripeAmount({ amountMinor, currency }), metadata: { refundId, vendorOrderId } },
    // Stripe keeps a refusal under its key, too: after one, the key must be another.
    { idempotencyKey: `reversal:${refundId}:${amountMinor}${refusals > 0 ? `:${refusals}` : ''}` },
  )
}

/** What the transfer did not cover is the payouts' to keep. */
async function recordReversal(deps: Deps, recovery: Recovery, reversal: Stripe.TransferReversal): Promise<void> {
  const { refundId, vendorId, leftMinor } = recovery
  const { amountMinor } = fromStripeAmount(reversal.amount, reversal.currency)
  const isAll = amountMinor === leftMinor
  await deps.database.transaction(async (tx) => {
    const recorded = await tx.vendorRecovery.updateMany({
      where: { refundId, state: 'reversing', stripeReversalId: null },
      data: {
        state: isAll ? 'settled' : 'open',
        failure: isAll ? null : KEPT_BEFORE,
        deductedMinor: { increment: BigInt(amountMinor) },
        stripeReversalId: reversal.id,
        updatedAt: deps.clock.now(),
      },
    })
    if (!rowCount(recorded)) return
    await postToLedger(deps, tx, reversalPosting({ ...recovery, amountMinor }))
    if (!isAll) await enqueue(tx, 'pay-out', { vendorId }, { key: `pay-out:${vendorId}` })
  })
}

/** From now on the vendor's payouts keep it. What is due already is looked at again at once. */
async function markOpen(deps: Deps, { refundId, vendorId, refusals }: Recovery, failure: string): Promise<void> {
  await deps.database.transaction(async (tx) => {
    const opened = await tx.vendorRecovery.updateMany({
      where: { refundId, state: 'reversing', refusals },
      data: { state: 'open', failure, refusals: { increment: 1 }, updatedAt: deps.clock.now() },
    })
    if (!rowCount(opened)) return
    deps.log.warn({ refundId, vendorId, failure }, 'a vendor owes its part of a refund')
    await enqueue(tx, 'pay-out', { vendorId }, { key: `pay-out:${vendorId}` })
  })
}

export async function enqueueRecovery(tx: Tx, refundId: string): Promise<void> {
  await enqueue(tx, 'recover-refund', { refundId }, { key: `recover-refund:${refundId}` })
}
