import type { RouterOutputs } from '@millyard/api-client'
import { useExtracted } from 'next-intl'

export type LedgerAccount = RouterOutputs['payment']['finance']['trialBalance']['accounts'][number]
export type LedgerTransaction = RouterOutputs['payment']['finance']['entries']['items'][number]
export type AccountKind = LedgerAccount['kind']

/** The kinds of accounts in the order in which money comes in and goes out. */
export const KIND_ORDER = [
  'stripe',
  'stripe_fees',
  'customer_refundable',
  'vendor_held',
  'vendor_due',
  'commission',
  'disputed',
  'dispute_losses',
] as const satisfies readonly AccountKind[]

/** What an account of a kind holds. */
export function useAccountKinds(): Readonly<Record<AccountKind, { label: string; description: string }>> {
  const t = useExtracted('client')
  return {
    stripe: { label: t('Stripe balance'), description: t('What Stripe holds for us; ours, so below zero here') },
    stripe_fees: { label: t('Stripe fees'), description: t('What Stripe kept; a cost, so below zero here') },
    customer_refundable: { label: t('Owed to buyers'), description: t('Refunds that Stripe has not sent yet') },
    vendor_held: {
      label: t('Held for factories'),
      description: t('Paid by buyers, until the return window closes'),
    },
    vendor_due: { label: t('Due to factories'), description: t('Goes out with the next payout') },
    commission: { label: t('Commission'), description: t('What Millyard has earned') },
    disputed: {
      label: t('In dispute'),
      description: t('What banks have taken and not decided; ours, so below zero here'),
    },
    dispute_losses: {
      label: t('Lost in disputes'),
      description: t('What banks took beyond all that was left of orders; a cost, so below zero here'),
    },
  }
}

/** Names an account: "Held for factories, Alder & Ash". */
export function useAccountName() {
  const kinds = useAccountKinds()
  return ({ kind, vendorName }: Pick<LedgerAccount, 'kind' | 'vendorName'>): string =>
    vendorName ? `${kinds[kind].label}, ${vendorName}` : kinds[kind].label
}

/** What happened, in a word or two. */
export function useTransactionKinds(): Readonly<Record<LedgerTransaction['kind'], string>> {
  const t = useExtracted('client')
  return {
    charge: t('Charge'),
    late_charge: t('Late charge'),
    cancellation: t('Cancellation'),
    refund: t('Refund'),
    refund_requested: t('Refund agreed'),
    refund_failed: t('Refund came back'),
    release: t('Release'),
    payout: t('Payout'),
    reversal: t('Transfer taken back'),
    dispute_opened: t('Dispute opened'),
    dispute_won: t('Dispute won'),
    dispute_lost: t('Dispute lost'),
  }
}
