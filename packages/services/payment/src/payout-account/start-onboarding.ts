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
    insert into payout_account (id, vendor_id, status, country, business_name, created_at, updated_at)
    select ${newId('pac')}, ${vendorId}, 'incomplete', vendor.country, vendor.name, ${now}, ${now}
    from (values (1)) as one
    left join vendor_summary vendor on vendor.vendor_id = ${vendorId}
    on conflict (vendor_id) do nothing`
  const known = await deps.database.client.payoutAccount.findUniqueOrThrow({
    where: { vendorId },
    select: { id: true, stripeAccountId: true, country: true, businessName: true },
  })
  try {
    const account = known.stripeAccountId ?? (await openAccount(deps, vendorId, known))
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

/**
 * Makes the account with what the row froze, so that one key per row is never used with other content (P29), and answers the
 * account that the row holds: when two make it at the same time, the first one written down is the vendor's.
 */
async function openAccount(
  deps: Deps,
  vendorId: string,
  { id, country, businessName }: { id: string; country: string | null; businessName: string | null },
): Promise<string> {
  const { client } = deps.database
  const account = await deps.stripe.accounts.create(
    {
      type: 'express',
      capabilities: { transfers: { requested: true } },
      metadata: { vendorId },
      ...(country === null ? {} : { country }),
      ...(businessName === null ? {} : { business_profile: { name: businessName } }),
    },
    { idempotencyKey: `account:${id}` },
  )
  await client.payoutAccount.updateMany({
    where: { id, stripeAccountId: null },
    data: { stripeAccountId: account.id, updatedAt: deps.clock.now(), revision: { increment: 1 } },
  })
  const { stripeAccountId } = await client.payoutAccount.findUniqueOrThrow({
    where: { id },
    select: { stripeAccountId: true },
  })
  if (stripeAccountId === null) throw new Error(`Payout account ${id} holds no account.`)
  return stripeAccountId
}
