import {
  idSchema,
  type LedgerTransactionKind,
  type ledgerEntriesInput,
  type ledgerEntriesPage,
} from '@millyard/contracts'
import { decodeCursor, toPage } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import type { LedgerAccountKind } from './postings.ts'

type TransactionRow = {
  id: string
  kind: LedgerTransactionKind
  reference: string
  description: string
  at: Date
  entries: {
    accountId: string
    kind: LedgerAccountKind
    vendorName: string | null
    amountMinor: number
    currency: string
  }[]
}

const cursorKey = z.tuple([idSchema('ltx')])

/**
 * The book, newest first (ids grow with time), of all accounts or of one: one statement. An unknown account has an empty
 * book.
 */
export async function listLedgerTransactions(
  deps: Deps,
  input: z.infer<typeof ledgerEntriesInput>,
): Promise<z.infer<typeof ledgerEntriesPage>> {
  const [after] = decodeCursor(input.cursor, cursorKey) ?? [null]
  const account = input.accountId ?? null
  const rows = await deps.database.client.$queryRaw<TransactionRow[]>`
    select posted.id, posted.kind, posted.reference, posted.description, posted.at, entries.list as entries
    from (
      select id, kind, reference, description, at from ledger_transaction
      where (${after}::text is null or id < ${after})
        and (${account}::text is null or exists (
          select 1 from ledger_entry where account_id = ${account} and transaction_id = ledger_transaction.id))
      order by id desc limit ${input.limit + 1}
    ) posted
    cross join lateral (
      select json_agg(json_build_object('accountId', account.id, 'kind', account.kind, 'vendorName', vendor.name,
               'amountMinor', entry.amount_minor, 'currency', entry.currency) order by entry.id) as list
      from ledger_entry entry
      join ledger_account account on account.id = entry.account_id
      left join vendor_summary vendor on vendor.vendor_id = account.vendor_id
      where entry.transaction_id = posted.id
    ) entries
    order by posted.id desc`
  return toPage(
    rows,
    input.limit,
    (row) => ({ ...row, at: row.at.toISOString() }),
    (row) => [row.id],
  )
}
