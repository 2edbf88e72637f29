import type { payoutAccountSchema } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { type PayoutAccountStatus, refreshPayoutAccount } from './refresh-payout-account.ts'

/**
 * The vendor's own account. While it is not ready, Stripe is asked, so that a vendor who comes back from onboarding need
 * not wait for the webhook; when Stripe does not answer, what is known is told.
 */
export async function getPayoutAccount(deps: Deps, actor: VendorActor): Promise<z.infer<typeof payoutAccountSchema>> {
  const { vendorId } = actor
  const known = await deps.database.client.payoutAccount.findUnique({
    where: { vendorId },
    select: { status: true, stripeAccountId: true },
  })
  if (!known?.stripeAccountId) return { status: 'none', stripeAccountId: null }
  const stored = { status: known.status as PayoutAccountStatus, stripeAccountId: known.stripeAccountId }
  if (stored.status === 'ready') return stored
  const fresh = await refreshPayoutAccount(deps, { vendorId }).catch((error: unknown) => {
    deps.log.warn({ err: error, vendorId }, 'the payout account could not be refreshed')
    return null
  })
  return fresh ?? stored
}
