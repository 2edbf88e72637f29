import type { trialBalanceSchema } from '@millyard/contracts'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { toMinor } from '../money.ts'
import type { LedgerAccountKind } from './postings.ts'

type AccountRow = {
  id: string
  kind: LedgerAccountKind
  vendor_id: string | null
  vendor_name: string | null
  currency: string
  balance_minor: bigint
}

/** Every account with its balance, and their sum per currency, which is zero. One statement: one consistent moment. */
export async function getTrialBalance(deps: Deps): Promise<z.infer<typeof trialBalanceSchema>> {
  const rows = await deps.database.client.$queryRaw<AccountRow[]>`
    select account.id, account.kind, account.vendor_id, vendor.name as vendor_name, account.currency,
           coalesce(balance.sum, 0)::bigint as balance_minor
    from ledger_account account
    left join (select account_id, sum(amount_minor) as sum from ledger_entry group by account_id) balance
      on balance.account_id = account.id
    left join vendor_summary vendor on vendor.vendor_id = account.vendor_id
    order by account.currency, account.kind, vendor.name, account.id`

  const totals = new Map<string, bigint>()
  for (const row of rows) totals.set(row.currency, (totals.get(row.currency) ?? 0n) + row.balance_minor)
  return {
    accounts: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      vendorId: row.vendor_id,
      vendorName: row.vendor_name,
      currency: row.currency,
      balanceMinor: toMinor(row.balance_minor),
    })),
    totals: [...totals].map(([currency, sum]) => ({ currency, sumMinor: toMinor(sum) })),
  }
}
