import { LEDGER_ACCOUNT_KINDS, newId } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { groupAccounts } from './group-accounts.ts'
import { KIND_ORDER, type LedgerAccount } from './ledger-words.ts'

const account = (kind: LedgerAccount['kind'], balanceMinor: number, currency = 'EUR'): LedgerAccount => ({
  id: newId('lac'),
  kind,
  vendorId: null,
  vendorName: null,
  currency,
  balanceMinor,
})

test('accounts stand by currency and kind, with what they add up to', () => {
  const groups = groupAccounts([
    account('vendor_held', 300),
    account('stripe', -700, 'JPY'),
    account('vendor_held', 450),
    account('stripe', -750),
  ])
  expect(groups.map(({ currency, kind, sumMinor }) => [currency, kind, sumMinor])).toEqual([
    ['EUR', 'stripe', -750],
    ['EUR', 'vendor_held', 750],
    ['JPY', 'stripe', -700],
  ])
})

test('every kind of account has its place and its words', () => {
  expect(KIND_ORDER.toSorted()).toEqual([...LEDGER_ACCOUNT_KINDS].toSorted())
})
