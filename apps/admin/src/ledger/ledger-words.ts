import type { RouterOutputs } from '@millyard/api-client'

export type LedgerAccount = RouterOutputs['payment']['finance']['trialBalance']['accounts'][number]
export type LedgerTransaction = RouterOutputs['payment']['finance']['entries']['items'][number]
export type AccountKind = LedgerAccount['kind']

/** What an account of a kind holds, in the order in which money comes in and goes out. */
export const ACCOUNT_KINDS: Readonly<Record<AccountKind, { label: string; description: string }>> = {
  stripe: { label: 'Stripe balance', description: 'What Stripe holds for us; ours, so below zero here' },
  stripe_fees: { label: 'Stripe fees', description: 'What Stripe kept; a cost, so below zero here' },
  customer_refundable: { label: 'Owed to buyers', description: 'Refunds that Stripe has not sent yet' },
  vendor_held: { label: 'Held for factories', description: 'Paid by buyers, until the return window closes' },
  vendor_due: { label: 'Due to factories', description: 'Goes out with the next payout' },
  commission: { label: 'Commission', description: 'What Millyard has earned' },
}

export const KIND_ORDER = Object.keys(ACCOUNT_KINDS) as AccountKind[]

/** "Held for factories, Alder & Ash". */
export function accountName({ kind, vendorName }: Pick<LedgerAccount, 'kind' | 'vendorName'>): string {
  return vendorName ? `${ACCOUNT_KINDS[kind].label}, ${vendorName}` : ACCOUNT_KINDS[kind].label
}

/** What happened, in a word or two. */
export const TRANSACTION_KINDS: Readonly<Record<LedgerTransaction['kind'], string>> = {
  charge: 'Charge',
  late_charge: 'Late charge',
  cancellation: 'Cancellation',
  refund: 'Refund',
  refund_failed: 'Refund came back',
  release: 'Release',
  payout: 'Payout',
}
