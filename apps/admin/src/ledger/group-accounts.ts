import { sumMinor } from '@millyard/money'
import { type AccountKind, KIND_ORDER, type LedgerAccount } from './ledger-words.ts'

export interface AccountGroup {
  kind: AccountKind
  currency: string
  accounts: LedgerAccount[]
  sumMinor: number
}

/** Accounts by currency and kind, in the order in which money moves, each with the sum of its balances. */
export function groupAccounts(accounts: readonly LedgerAccount[]): AccountGroup[] {
  const currencies = [...new Set(accounts.map(({ currency }) => currency))].toSorted()
  return currencies.flatMap((currency) =>
    KIND_ORDER.flatMap((kind) => {
      const members = accounts.filter((account) => account.kind === kind && account.currency === currency)
      if (members.length === 0) return []
      return [{ kind, currency, accounts: members, sumMinor: sumMinor(members.map((one) => one.balanceMinor)) }]
    }),
  )
}
