import { VENDOR_ROLES, type VendorRole } from '@millyard/contracts'

/** What each role is called and may do, in the order from most to least. */
export const ROLE_WORDS: Readonly<Record<VendorRole, { label: string; can: string }>> = {
  owner: { label: 'Owner', can: 'Everything: the store, its team and its payouts.' },
  manager: { label: 'Manager', can: 'Products, orders, delivery and the store. Sees payouts, does not change them.' },
  fulfilment: { label: 'Fulfilment', can: 'Sees products and orders, ships them, sets up delivery. Sees no payouts.' },
  finance: { label: 'Finance', can: 'Sees orders, looks after payouts and the payout account.' },
}

export const ROLE_OPTIONS = VENDOR_ROLES.map((value) => ({ value, ...ROLE_WORDS[value] }))
