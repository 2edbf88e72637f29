/**
 * Addresses by the rules of their country, and the inputs that hold one. Apart from the rest of the contracts because of its
 * weight (telephone and postcode rules of every country): a page without an address form never loads it.
 */
export * from './address-format.ts'
export * from './check-address.ts'
export * from './inputs.ts'
