import type { payoutBalanceSchema } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { toMinor } from '../money.ts'

type BalanceRow = { currency: string; held_minor: bigint; due_minor: bigint; paid_minor: bigint }

/**
 * What the vendor has, per currency, read from the ledger and from nothing else (P23): held and due are the balances of its
 * two accounts; paid is what payouts took out of the second and reversals brought back to it. Due is below zero for a vendor that owes. One statement.
 */
export async function getPayoutBalance(deps: Deps, actor: VendorActor): Promise<z.infer<typeof payoutBalanceSchema>> {
  const rows = await deps.database.client.$queryRaw<BalanceRow[]>`
    select account.currency,
           coalesce(sum(entry.amount_minor) filter (where account.kind = 'vendor_held'), 0)::bigint as held_minor,
           coalesce(sum(entry.amount_minor) filter (where account.kind = 'vendor_due'), 0)::bigint as due_minor,
           coalesce(-sum(entry.amount_minor) filter (where account.kind = 'vendor_due' and posted.kind in ('payout', 'reversal')), 0)::bigint
             as paid_minor
    from ledger_account account
    join ledger_entry entry on entry.account_id = account.id
    join ledger_transaction posted on posted.id = entry.transaction_id
    where account.vendor_id = ${actor.vendorId}
    group by account.currency
    order by account.currency`
  return {
    balances: rows.map((row) => ({
      currency: row.currency,
      heldMinor: toMinor(row.held_minor),
      dueMinor: toMinor(row.due_minor),
      paidMinor: toMinor(row.paid_minor),
    })),
  }
}
