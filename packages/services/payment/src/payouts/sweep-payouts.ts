import { enqueue, rowCount } from '@millyard/service-kit'
import type { Deps } from '../deps.ts'
import { enqueueSend } from './claim-payouts.ts'
import { enqueueRecovery } from './recover-refund.ts'

const FAILED_AGAIN_AFTER_MS = 60 * 60 * 1_000
const STUCK_AFTER_MS = 10 * 60 * 1_000
const OWED_AGAIN_AFTER_MS = 24 * 60 * 60 * 1_000
const MAX_PER_SWEEP = 500

/**
 * Finds vendors with a ready account and something to pay out, and payouts that a killed process left half sent. Normally
 * finds nothing: what becomes due is paid out at once.
 */
export async function sweepPayouts(deps: Deps): Promise<void> {
  const now = deps.clock.now().getTime()
  const vendors = await deps.database.client.$queryRaw<{ vendor_id: string }[]>`
    select account.vendor_id from payout_account account
    where account.status = 'ready' and (
      exists (
        select 1 from payment_share share join payment on payment.id = share.payment_id
        where share.vendor_id = account.vendor_id and share.state = 'due'
          and not exists (
            select 1 from payment_dispute dispute
            where dispute.stripe_payment_intent_id = payment.stripe_payment_intent_id and dispute.state in ('inquiry', 'open')))
      or exists (
        select 1 from vendor_payout payout
        where payout.vendor_id = account.vendor_id and payout.status = 'failed'
          and payout.updated_at < ${new Date(now - FAILED_AGAIN_AFTER_MS)}))
    limit ${MAX_PER_SWEEP}`
  const stuck = await deps.database.client.vendorPayout.findMany({
    where: { status: 'claimed', updatedAt: { lt: new Date(now - STUCK_AFTER_MS) } },
    select: { id: true },
    take: MAX_PER_SWEEP,
  })
  await askAgain(deps, new Date(now - OWED_AGAIN_AFTER_MS))
  if (vendors.length === 0 && stuck.length === 0) return
  await deps.database.transaction(async (tx) => {
    for (const { vendor_id } of vendors) {
      await enqueue(tx, 'pay-out', { vendorId: vendor_id }, { key: `pay-out:${vendor_id}` })
    }
    for (const { id } of stuck) {
      await tx.vendorPayout.updateMany({ where: { id, status: 'claimed' }, data: { updatedAt: deps.clock.now() } })
      await enqueueSend(tx, id)
    }
  })
}

/** What a vendor owes and no payout has kept since a day: its account at Stripe may hold enough by now. */
async function askAgain(deps: Deps, before: Date): Promise<void> {
  const owed = await deps.database.client.vendorRecovery.findMany({
    where: { state: 'open', stripeReversalId: null, updatedAt: { lt: before } },
    select: { refundId: true },
    orderBy: { updatedAt: 'asc' },
    take: MAX_PER_SWEEP,
  })
  for (const { refundId } of owed) {
    await deps.database.transaction(async (tx) => {
      const again = await tx.vendorRecovery.updateMany({
        where: { refundId, state: 'open' },
        data: { state: 'reversing', updatedAt: deps.clock.now() },
      })
      if (rowCount(again)) await enqueueRecovery(tx, refundId)
    })
  }
}
