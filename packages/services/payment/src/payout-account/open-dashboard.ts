import { AppError, type onboardingOutput } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { stripeUnavailable } from '../stripe.ts'
import { startOnboarding } from './start-onboarding.ts'

/**
 * Gives the address of the vendor's own page at Stripe, where the bank account is seen and changed. Whoever has not told
 * Stripe everything has no such page yet, and is led to the questions instead. The link works once.
 *
 * @throws AppError ILLEGAL_TRANSITION without an account, UNAVAILABLE when Stripe does not answer
 */
export async function openDashboard(deps: Deps, actor: VendorActor): Promise<z.infer<typeof onboardingOutput>> {
  const account = await deps.database.client.payoutAccount.findUnique({
    where: { vendorId: actor.vendorId },
    select: { stripeAccountId: true, detailsSubmitted: true },
  })
  if (!account?.stripeAccountId) {
    throw new AppError('ILLEGAL_TRANSITION', { message: 'Set up your payouts first.' })
  }
  if (!account.detailsSubmitted) return startOnboarding(deps, actor)
  try {
    const link = await deps.stripe.accounts.createLoginLink(account.stripeAccountId)
    return { url: link.url }
  } catch (error) {
    throw stripeUnavailable(error)
  }
}
