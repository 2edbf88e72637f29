import type { AddressLabel } from '@millyard/contracts/address-format'
import { useExtracted } from 'next-intl'

/**
 * What the fields of an address are called, by their English label. A namespace of its own: the shop sends these words only to
 * the pages that ask for an address.
 */
export function useAddressLabels(): Readonly<Record<AddressLabel, string>> {
  const t = useExtracted('address')
  return {
    Name: t('Name'),
    Company: t('Company'),
    'Street and number': t('Street and number'),
    'Town, street and number': t('Town, street and number'),
    'Flat, floor, building': t('Flat, floor, building'),
    Postcode: t('Postcode'),
    'Postal code': t('Postal code'),
    'ZIP code': t('ZIP code'),
    'PIN code': t('PIN code'),
    Eircode: t('Eircode'),
    City: t('City'),
    'Town or city': t('Town or city'),
    Suburb: t('Suburb'),
    District: t('District'),
    'Region or state': t('Region or state'),
    Region: t('Region'),
    State: t('State'),
    Province: t('Province'),
    County: t('County'),
    Prefecture: t('Prefecture'),
    Emirate: t('Emirate'),
    Department: t('Department'),
    Island: t('Island'),
    Parish: t('Parish'),
    Oblast: t('Oblast'),
    Area: t('Area'),
  }
}
