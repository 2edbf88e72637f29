import { newId } from '@millyard/contracts'
import { sumMinor } from '@millyard/money'
import type { Deps, Tx } from '../deps.ts'
import type { Posting } from './postings.ts'

/**
 * Writes a posting in the caller's transaction, in two statements. Posting the same thing (`kind`, `reference`) again
 * changes nothing and answers false. Entries of zero are left out; entries of one account are added up.
 *
 * @throws Error when the entries do not sum to zero (and the database would refuse the commit, too)
 */
export async function postToLedger(deps: Pick<Deps, 'clock'>, tx: Tx, posting: Posting): Promise<boolean> {
  const entries = mergeEntries(posting)
  if (sumMinor(entries.map((entry) => entry.amountMinor)) !== 0) {
    throw new Error(`The posting ${posting.kind} of ${posting.reference} does not balance.`)
  }
  if (entries.length === 0) return false

  const now = deps.clock.now()
  const rows = JSON.stringify(
    entries.map((entry) => ({
      account_id: newId('lac'),
      entry_id: newId('len'),
      kind: entry.kind,
      vendor_id: entry.vendorId,
      amount_minor: entry.amountMinor,
    })),
  )
  // Accounts in the order of their keys, so that two postings that open the same ones cannot wait for each other.
  await tx.$executeRaw`
    insert into ledger_account (id, kind, vendor_id, currency, created_at)
    select account_id, kind, vendor_id, ${posting.currency}, ${now}
    from json_to_recordset(${rows}::json) as entry (account_id text, kind text, vendor_id text)
    order by kind, vendor_id
    on conflict (kind, vendor_id, currency) do nothing`
  const written = await tx.$executeRaw`
    with posted as (
      insert into ledger_transaction (id, kind, reference, description, at)
      values (${newId('ltx')}, ${posting.kind}, ${posting.reference}, ${posting.description}, ${now})
      on conflict (kind, reference) do nothing
      returning id
    )
    insert into ledger_entry (id, transaction_id, account_id, amount_minor, currency)
    select entry.entry_id, posted.id, account.id, entry.amount_minor, account.currency
    from posted
    cross join json_to_recordset(${rows}::json) as entry (entry_id text, kind text, vendor_id text, amount_minor bigint)
    join ledger_account account
      on account.kind = entry.kind and account.vendor_id is not distinct from entry.vendor_id
      and account.currency = ${posting.currency}`
  if (written !== 0 && written !== entries.length) {
    throw new Error(
      `The posting ${posting.kind} of ${posting.reference} found ${written} of ${entries.length} accounts.`,
    )
  }
  return written > 0
}

/** One vendor may have several parts in an order: its entries are one line in the book. */
function mergeEntries(posting: Posting): Posting['entries'] {
  const merged = new Map<string, Posting['entries'][number]>()
  for (const entry of posting.entries) {
    const key = `${entry.kind}:${entry.vendorId ?? ''}`
    const known = merged.get(key)
    merged.set(key, { ...entry, amountMinor: sumMinor([known?.amountMinor ?? 0, entry.amountMinor]) })
  }
  return [...merged.values()].filter((entry) => entry.amountMinor !== 0)
}
