import type { PostalAddress } from '@millyard/contracts'

export const ADDRESS_FIELDS = [
  'name',
  'company',
  'line1',
  'line2',
  'postcode',
  'city',
  'region',
  'country',
  'phone',
] as const satisfies readonly (keyof PostalAddress)[]

/** What stands in an address form; everything is text until the contracts' schema has read it. */
export type AddressValues = Partial<Record<(typeof ADDRESS_FIELDS)[number], string>>

const OPTIONAL: readonly string[] = ['company', 'line2', 'region', 'phone'] satisfies (keyof PostalAddress)[]

/** Reads the address fields of a form; optional ones that are empty are left out. */
export function readAddressForm(form: FormData): AddressValues {
  const values: AddressValues = {}
  for (const field of ADDRESS_FIELDS) {
    const value = form.get(field)
    if (typeof value !== 'string' || (value.trim() === '' && OPTIONAL.includes(field))) continue
    values[field] = value
  }
  return values
}

/** The postal part of a stored address, without what only the address book needs. */
export function toPostalAddress(address: PostalAddress): PostalAddress {
  const { name, company, line1, line2, postcode, city, region, country, phone } = address
  return {
    name,
    line1,
    postcode,
    city,
    country,
    ...(company ? { company } : {}),
    ...(line2 ? { line2 } : {}),
    ...(region ? { region } : {}),
    ...(phone ? { phone } : {}),
  }
}
