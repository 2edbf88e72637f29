import type { Deps, Tx } from '../deps.ts'
import { postToLedger } from '../ledger/post-to-ledger.ts'
import { refundRequestedPosting } from '../ledger/postings.ts'
import type { LockedPayment, ShareState } from '../payments/payment.repository.ts'
import { enqueueRecovery } from '../payouts/recover-refund.ts'

/** What of one vendor order is the buyer's from now on, and who of the two sides gives up how much. */
export type Taken = { refundId: string; amountMinor: number; commissionMinor: number; isChargeback: boolean }

/**
 * Takes a part out of a vendor's share: of the books at once, at the terms that were frozen at sale. What the vendor has been
 * paid already is asked back from its account, or kept from its next payouts (`recoverRefund`).
 */
export async function takeFromShare(
  deps: Deps,
  tx: Tx,
  payment: Pick<LockedPayment, 'currency'>,
  share: Pick<LockedPayment['shares'][number], 'vendorOrderId' | 'vendorOrderNumber' | 'vendorId'>,
  taken: Taken,
): Promise<void> {
  const { refundId, amountMinor, commissionMinor } = taken
  const { currency } = payment
  const { vendorId, vendorOrderId } = share
  const payableMinor = amountMinor - commissionMinor
  const state = await reduceShare(tx, vendorOrderId, taken)
  await postToLedger(deps, tx, refundRequestedPosting({ ...share, ...taken, currency, isHeld: state === 'held' }))
  if ((state !== 'claimed' && state !== 'paid') || payableMinor === 0) return
  const now = deps.clock.now()
  const amounts = { amountMinor: BigInt(payableMinor), currency }
  await tx.vendorRecovery.create({
    data: { refundId, vendorId, vendorOrderId, ...amounts, state: 'reversing', createdAt: now, updatedAt: now },
    select: { refundId: true },
  })
  await enqueueRecovery(tx, refundId)
}

/**
 * The state is read by the statement that writes, under the row's lock: a payout may claim the share at this moment. One that
 * is due and has nothing left is over.
 */
async function reduceShare(
  tx: Tx,
  vendorOrderId: string,
  { amountMinor, commissionMinor }: Taken,
): Promise<ShareState> {
  const payableMinor = amountMinor - commissionMinor
  const [share] = await tx.$queryRaw<{ state: ShareState }[]>`
    update payment_share share set refunded_minor = share.refunded_minor + ${amountMinor},
      refunded_commission_minor = share.refunded_commission_minor + ${commissionMinor},
      refunded_payable_minor = share.refunded_payable_minor + ${payableMinor},
      state = case when share.state = 'due' and share.payable_minor = share.refunded_payable_minor + ${payableMinor}
        then 'paid' else share.state end
    where vendor_order_id = ${vendorOrderId}
    returning old.state`
  if (!share) throw new Error(`The share of ${vendorOrderId} is gone.`)
  return share.state
}
