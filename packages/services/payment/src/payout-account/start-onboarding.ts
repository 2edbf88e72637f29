import { newId, type onboardingOutput } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { stripeUnavailable } from '../stripe.ts'

/**
 * Gives the address of Stripe's onboarding page for the vendor's account, which is made on the first call: our row first,
 * then Stripe's account, then its id on the row. Repeated and parallel calls make one account. The link lives for minutes
 * and works once.
 *
 * @throws AppError UNAVAILABLE when Stripe does not answer
 */
export async function startOnboarding(deps: Deps, actor: VendorActor): Promise<z.infer<typeof onboardingOutput>> {
  const { vendorId } = actor
  const now = deps.clock.now()
  await deps.database.client.$executeRaw`
    insert into payout_account (id, vendor_id, status, created_at, updated_at)
    values (${newId('pac')}, ${vendorId}, 'incomplete', ${now}, ${now})
    on conflict (vendor_id) do nothing`
  const known = await deps.database.client.payoutAccount.findUniqueOrThrow({
    where: { vendorId },
    select: { id: true, stripeAccountId: true },
  })
  try {
    const account = known.stripeAccountId ?? (await openAccount(deps, vendorId, known.id))
    const link = await deps.stripe.accountLinks.create({
      account,
      type: 'account_onboarding',
      return_url: deps.settings.onboardingReturnUrl,
      refresh_url: deps.settings.onboardingRefreshUrl,
    })
    return { url: link.url }
  } catch (error) {
    throw stripeUnavailable(error)
  }
}

async function openAccount(deps: Deps, vendorId: string, payoutAccountId: string): Promise<string> {
  const vendor = await deps.database.client.vendorSummary.findUnique({
    where: { vendorId },
    select: { name: true, country: true, version: true },
  })
  const account = await deps.stripe.accounts.create(
    {
      type: 'express',
      capabilities: { transfers: { requested: true } },
      metadata: { vendorId },
      ...(vendor ? { country: vendor.country, business_profile: { name: vendor.name } } : {}),
    },
    // With the version of what it is made from: a key is never used again with other content (P29).
    { idempotencyKey: `account:${payoutAccountId}:${vendor?.version ?? 0}` },
  )
  await deps.database.client.payoutAccount.updateMany({
    where: { id: payoutAccountId, stripeAccountId: null },
    data: { stripeAccountId: account.id, updatedAt: deps.clock.now(), revision: { increment: 1 } },
  })
  return account.id
}
