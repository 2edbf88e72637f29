import { enqueue, rowCount } from '@millyard/service-kit'
import type Stripe from 'stripe'
import type { Deps } from '../deps.ts'

export type PayoutAccountStatus = 'incomplete' | 'ready' | 'restricted'

const MAX_ROUNDS = 5

/** Ready: Stripe lets us transfer to it and pays out to its bank. Restricted: it was filled in, but Stripe wants more. */
export function statusOf(
  account: Pick<Stripe.Account, 'capabilities' | 'payouts_enabled' | 'details_submitted'>,
): PayoutAccountStatus {
  if (account.payouts_enabled && account.capabilities?.transfers === 'active') return 'ready'
  return account.details_submitted ? 'restricted' : 'incomplete'
}

/**
 * Reads an account from Stripe and stores its state; when it has become ready, what is due goes out at once. Two at the
 * same time cannot leave the older state behind: what was read is stored only if nobody stored anything in between, else
 * it is read again. Answers null for an account that is not ours.
 */
export async function refreshPayoutAccount(
  deps: Deps,
  where: { stripeAccountId: string } | { vendorId: string },
): Promise<{ status: PayoutAccountStatus; stripeAccountId: string } | null> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const known = await deps.database.client.payoutAccount.findUnique({
      where,
      select: { id: true, vendorId: true, stripeAccountId: true, revision: true },
    })
    if (!known?.stripeAccountId) return null
    const { id, vendorId, stripeAccountId, revision } = known
    const account = await deps.stripe.accounts.retrieve(stripeAccountId)
    const status = statusOf(account)
    const isStored = await deps.database.transaction(async (tx) => {
      const stored = await tx.payoutAccount.updateMany({
        where: { id, revision },
        data: {
          status,
          chargesEnabled: account.charges_enabled,
          payoutsEnabled: account.payouts_enabled,
          detailsSubmitted: account.details_submitted,
          disabledReason: account.requirements?.disabled_reason ?? null,
          revision: { increment: 1 },
          updatedAt: deps.clock.now(),
        },
      })
      if (!rowCount(stored)) return false
      if (status === 'ready') await enqueue(tx, 'pay-out', { vendorId }, { key: `pay-out:${vendorId}` })
      return true
    })
    if (isStored) return { status, stripeAccountId }
  }
  throw new Error('The payout account changes faster than it can be read.')
}
