import type { VendorRole } from '@millyard/contracts'
import { useExtracted } from 'next-intl'

/** What each role is called and may do. */
export function useRoleWords(): Readonly<Record<VendorRole, { label: string; can: string }>> {
  const t = useExtracted('client')

  return {
    owner: { label: t('Owner'), can: t('Everything: the store, its team and its payouts.') },
    manager: {
      label: t('Manager'),
      can: t('Products, orders, delivery and the store. Sees payouts, does not change them.'),
    },
    fulfilment: {
      label: t('Fulfilment'),
      can: t('Sees products and orders, ships them, sets up delivery. Sees no payouts.'),
    },
    finance: { label: t('Finance'), can: t('Sees orders, looks after payouts and the payout account.') },
  }
}
