import { newId } from '@millyard/contracts'
import { sumMinor } from '@millyard/money'
import { enqueue } from '@millyard/service-kit'
import type { Deps, Tx } from '../deps.ts'
import { toMinor } from '../money.ts'
import { enqueueRecovery } from './recover-refund.ts'

/** `payable_minor`: less what refunds have taken of it. */
type DueShare = { vendor_order_id: string; payable_minor: bigint; currency: string }
type Unsent = {
  vendor_order_id: string
  payout_id: string
  amount_minor: bigint
  refund_id: string
  left_minor: bigint
}
type OpenRecovery = { refund_id: string; left_minor: bigint; currency: string }

/** A payout of more parts than this is split. */
const MAX_SHARES = 200

/**
 * Claims what is due to a vendor with a ready account: one payout per currency, written before anything is sent. Shares of
 * a payment in dispute stay (P20). What the vendor owes is kept from it, oldest first. Failed payouts of the vendor are claimed again, as far as they are not in dispute. The transfers are a job's business.
 */
export async function claimPayouts(deps: Deps, vendorId: string): Promise<void> {
  await deps.database.transaction(async (tx) => {
    const account = await tx.payoutAccount.findUnique({
      where: { vendorId },
      select: { status: true, stripeAccountId: true },
    })
    if (account?.status !== 'ready' || account.stripeAccountId === null) return
    await keepBackOfUnsent(deps, tx, vendorId)
    await claimAgain(deps, tx, vendorId, account.stripeAccountId)

    // SKIP LOCKED: two sweeps at the same time share the work instead of waiting, and never claim a share twice. A debt that
    // another claim is keeping is waited for: it may keep a part only.
    const due = await tx.$queryRaw<DueShare[]>`
      select share.vendor_order_id, share.payable_minor - share.refunded_payable_minor as payable_minor, share.currency
      from payment_share share
      join payment on payment.id = share.payment_id
      where share.vendor_id = ${vendorId} and share.state = 'due'
        and not exists (
          select 1 from payment_dispute dispute
          where dispute.stripe_payment_intent_id = payment.stripe_payment_intent_id and dispute.state in ('inquiry', 'open'))
      order by share.vendor_order_id
      limit ${MAX_SHARES}
      for update of share skip locked`
    const owed = await tx.$queryRaw<OpenRecovery[]>`
      select refund_id, amount_minor - deducted_minor as left_minor, currency
      from vendor_recovery
      where vendor_id = ${vendorId} and state = 'open'
      order by created_at, refund_id
      for update`
    for (const currency of new Set(due.map((share) => share.currency))) {
      await writePayout(deps, tx, {
        vendorId,
        stripeAccountId: account.stripeAccountId,
        currency,
        shares: due.filter((share) => share.currency === currency),
        owed: owed.filter((recovery) => recovery.currency === currency),
      })
    }
    if (due.length === MAX_SHARES) await enqueue(tx, 'pay-out', { vendorId }, { key: `pay-out:${vendorId}` })
  })
}

async function writePayout(
  deps: Deps,
  tx: Tx,
  {
    vendorId,
    stripeAccountId,
    currency,
    shares,
    owed,
  }: {
    vendorId: string
    stripeAccountId: string
    currency: string
    shares: DueShare[]
    owed: OpenRecovery[]
  },
): Promise<void> {
  const id = newId('pot')
  const now = deps.clock.now()
  const { items, deductions } = keepWhatIsOwed(shares, owed)
  const amountMinor = sumMinor(items.map((item) => item.amountMinor))
  await tx.vendorPayout.create({
    data: {
      id,
      vendorId,
      // Nothing is sent of a payout that keeps everything.
      status: amountMinor === 0 ? 'sent' : 'claimed',
      ...(amountMinor === 0 ? { sentAt: now } : {}),
      amountMinor: BigInt(amountMinor),
      currency,
      stripeAccountId,
      createdAt: now,
      updatedAt: now,
      items: {
        createMany: {
          data: items.map((item) => ({
            vendorOrderId: item.vendorOrderId,
            payableMinor: BigInt(item.payableMinor),
            amountMinor: BigInt(item.amountMinor),
          })),
        },
      },
      deductions: {
        createMany: {
          data: deductions.map((one) => ({ refundId: one.refundId, amountMinor: BigInt(one.amountMinor) })),
        },
      },
    },
    select: { id: true },
  })
  const kept = items.filter((item) => item.amountMinor === 0)
  const sent = items.filter((item) => item.amountMinor > 0)
  const moved = [await moveShares(tx, sent, 'claimed'), await moveShares(tx, kept, 'paid')]
  if (sumMinor(moved) !== shares.length) throw new Error('A share moved while it was locked.')
  await deduct(deps, tx, deductions)
  if (amountMinor > 0) await enqueueSend(tx, id)
}

type PayoutItem = { vendorOrderId: string; payableMinor: number; amountMinor: number }
type Deduction = { refundId: string; amountMinor: number }

/** What is sent of each share when what is owed is kept, and how much of each debt that pays. */
export function keepWhatIsOwed(
  shares: readonly DueShare[],
  owed: readonly OpenRecovery[],
): { items: PayoutItem[]; deductions: Deduction[] } {
  const dueMinor = sumMinor(shares.map((share) => toMinor(share.payable_minor)))
  const owedMinor = sumMinor(owed.map((recovery) => toMinor(recovery.left_minor)))
  const take = (wanted: number, from: { leftMinor: number }) => {
    const takenMinor = Math.min(wanted, from.leftMinor)
    from.leftMinor -= takenMinor
    return takenMinor
  }
  const toKeep = { leftMinor: Math.min(dueMinor, owedMinor) }
  const toPay = { ...toKeep }
  return {
    items: shares.map(({ vendor_order_id: vendorOrderId, payable_minor }) => {
      const payableMinor = toMinor(payable_minor)
      return { vendorOrderId, payableMinor, amountMinor: payableMinor - take(payableMinor, toKeep) }
    }),
    deductions: owed
      .map(({ refund_id: refundId, left_minor }) => ({ refundId, amountMinor: take(toMinor(left_minor), toPay) }))
      .filter((one) => one.amountMinor > 0),
  }
}

async function moveShares(tx: Tx, items: readonly PayoutItem[], state: 'claimed' | 'paid'): Promise<number> {
  if (items.length === 0) return 0
  const { count } = await tx.paymentShare.updateMany({
    where: { vendorOrderId: { in: items.map((item) => item.vendorOrderId) }, state: 'due' },
    data: { state },
  })
  return count
}

/** The ledger needs no entry: `vendor_due` fell with the refund, and falls by less with this payout. */
async function deduct(deps: Deps, tx: Tx, deductions: readonly Deduction[]): Promise<void> {
  if (deductions.length === 0) return
  await tx.$executeRaw`
    update vendor_recovery recovery set deducted_minor = deducted_minor + kept.amount_minor, updated_at = ${deps.clock.now()},
      state = case when deducted_minor + kept.amount_minor = recovery.amount_minor then 'settled' else state end
    from unnest(${deductions.map((one) => one.refundId)}::text[], ${deductions.map((one) => one.amountMinor)}::bigint[])
      as kept(refund_id, amount_minor)
    where recovery.refund_id = kept.refund_id`
}

/**
 * What refunds and chargebacks have taken meanwhile of parts that were claimed and not sent is not sent: it would only have to
 * be taken back. A part that was asked of Stripe without an answer is left alone, since its amount is in its key (ADR 022).
 */
async function keepBackOfUnsent(deps: Deps, tx: Tx, vendorId: string): Promise<void> {
  const taken = await tx.$queryRaw<Unsent[]>`
    select item.vendor_order_id, item.payout_id, item.amount_minor, recovery.refund_id,
      recovery.amount_minor - recovery.deducted_minor as left_minor
    from vendor_payout_item item
    join vendor_payout payout on payout.id = item.payout_id
    join vendor_recovery recovery on recovery.vendor_order_id = item.vendor_order_id and recovery.state = 'reversing'
    where payout.vendor_id = ${vendorId} and payout.status = 'failed'
      and item.stripe_transfer_id is null and item.attempted_at is null and item.amount_minor > 0
    order by item.vendor_order_id, recovery.created_at, recovery.refund_id
    for update`
  const now = deps.clock.now()
  const leftOf = new Map(taken.map((one) => [one.vendor_order_id, toMinor(one.amount_minor)]))
  for (const one of taken) {
    const leftMinor = leftOf.get(one.vendor_order_id) ?? 0
    const keptMinor = Math.min(leftMinor, toMinor(one.left_minor))
    if (keptMinor === 0) continue
    leftOf.set(one.vendor_order_id, leftMinor - keptMinor)
    const kept = BigInt(keptMinor)
    await tx.vendorPayoutDeduction.create({
      data: { payoutId: one.payout_id, refundId: one.refund_id, amountMinor: kept },
      select: { payoutId: true },
    })
    await deduct(deps, tx, [{ refundId: one.refund_id, amountMinor: keptMinor }])
    await tx.vendorPayoutItem.updateMany({
      where: { vendorOrderId: one.vendor_order_id },
      data: { amountMinor: { decrement: kept } },
    })
    await tx.vendorPayout.updateMany({
      where: { id: one.payout_id },
      data: { amountMinor: { decrement: kept }, updatedAt: now },
    })
  }
  const over = [...leftOf].filter(([, leftMinor]) => leftMinor === 0).map(([vendorOrderId]) => vendorOrderId)
  if (over.length === 0) return
  await tx.paymentShare.updateMany({
    where: { vendorOrderId: { in: over }, state: 'claimed' },
    data: { state: 'paid' },
  })
  // What these parts could not pay has no transfer to be taken from.
  for (const { refund_id } of taken.filter((one) => over.includes(one.vendor_order_id)))
    await enqueueRecovery(tx, refund_id)
  await tx.vendorPayout.updateMany({
    where: { vendorId, status: 'failed', items: { none: { stripeTransferId: null, amountMinor: { gt: 0 } } } },
    data: { status: 'sent', failure: null, sentAt: now, updatedAt: now },
  })
}

/**
 * Payouts that were not sent whole are tried again, to the account that the vendor has now; not those of which nothing is left
 * but what is in dispute (P20).
 */
async function claimAgain(deps: Deps, tx: Tx, vendorId: string, stripeAccountId: string): Promise<void> {
  const again = await tx.$queryRaw<{ id: string }[]>`
    update vendor_payout payout
    set status = 'claimed', failure = null, stripe_account_id = ${stripeAccountId}, updated_at = ${deps.clock.now()}
    where payout.vendor_id = ${vendorId} and payout.status = 'failed'
      and exists (
        select 1 from vendor_payout_item item
        join payment_share share on share.vendor_order_id = item.vendor_order_id
        join payment on payment.id = share.payment_id
        where item.payout_id = payout.id and item.stripe_transfer_id is null and item.amount_minor > 0
          and not exists (
            select 1 from payment_dispute dispute
            where dispute.stripe_payment_intent_id = payment.stripe_payment_intent_id and dispute.state in ('inquiry', 'open')))
    returning payout.id`
  for (const { id } of again) await enqueueSend(tx, id)
}

/** Has a claimed payout sent; one that waits for its next try is tried at once instead. */
export async function enqueueSend(tx: Tx, payoutId: string): Promise<void> {
  await enqueue(tx, 'send-payout', { payoutId }, { key: `send-payout:${payoutId}` })
}
