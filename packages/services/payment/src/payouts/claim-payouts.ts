import { newId } from '@millyard/contracts'
import { sumMinor } from '@millyard/money'
import { enqueue } from '@millyard/service-kit'
import type { Deps, Tx } from '../deps.ts'
import { toMinor } from '../money.ts'

type DueShare = { vendor_order_id: string; payable_minor: bigint; currency: string }

/** A payout of more parts than this is split. */
const MAX_SHARES = 200

/**
 * Claims what is due to a vendor with a ready account: one payout per currency, written before anything is sent. Shares of
 * a payment in dispute stay (P20). Failed payouts of the vendor are claimed again, as far as they are not in dispute. The transfers are a job's business.
 */
export async function claimPayouts(deps: Deps, vendorId: string): Promise<void> {
  await deps.database.transaction(async (tx) => {
    const account = await tx.payoutAccount.findUnique({
      where: { vendorId },
      select: { status: true, stripeAccountId: true },
    })
    if (account?.status !== 'ready' || account.stripeAccountId === null) return
    await claimAgain(deps, tx, vendorId, account.stripeAccountId)

    // SKIP LOCKED: two sweeps at the same time share the work instead of waiting, and never claim a share twice.
    const due = await tx.$queryRaw<DueShare[]>`
      select share.vendor_order_id, share.payable_minor, share.currency
      from payment_share share
      join payment on payment.id = share.payment_id
      where share.vendor_id = ${vendorId} and share.state = 'due'
        and not exists (
          select 1 from payment_dispute dispute
          where dispute.stripe_payment_intent_id = payment.stripe_payment_intent_id and dispute.state <> 'won')
      order by share.vendor_order_id
      limit ${MAX_SHARES}
      for update of share skip locked`
    for (const currency of new Set(due.map((share) => share.currency))) {
      await writePayout(deps, tx, {
        vendorId,
        stripeAccountId: account.stripeAccountId,
        currency,
        shares: due.filter((share) => share.currency === currency),
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
  }: {
    vendorId: string
    stripeAccountId: string
    currency: string
    shares: DueShare[]
  },
): Promise<void> {
  const id = newId('pot')
  const now = deps.clock.now()
  await tx.vendorPayout.create({
    data: {
      id,
      vendorId,
      status: 'claimed',
      amountMinor: BigInt(sumMinor(shares.map((share) => toMinor(share.payable_minor)))),
      currency,
      stripeAccountId,
      createdAt: now,
      updatedAt: now,
      items: {
        createMany: {
          data: shares.map((share) => ({ vendorOrderId: share.vendor_order_id, amountMinor: share.payable_minor })),
        },
      },
    },
    select: { id: true },
  })
  const claimed = await tx.paymentShare.updateMany({
    where: { vendorOrderId: { in: shares.map((share) => share.vendor_order_id) }, state: 'due' },
    data: { state: 'claimed' },
  })
  if (claimed.count !== shares.length) throw new Error('A share moved while it was locked.')
  await enqueueSend(tx, id)
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
        where item.payout_id = payout.id and item.stripe_transfer_id is null
          and not exists (
            select 1 from payment_dispute dispute
            where dispute.stripe_payment_intent_id = payment.stripe_payment_intent_id and dispute.state <> 'won'))
    returning payout.id`
  for (const { id } of again) await enqueueSend(tx, id)
}

/** Has a claimed payout sent; one that waits for its next try is tried at once instead. */
export async function enqueueSend(tx: Tx, payoutId: string): Promise<void> {
  await enqueue(tx, 'send-payout', { payoutId }, { key: `send-payout:${payoutId}` })
}
