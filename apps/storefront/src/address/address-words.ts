import type { AddressLabel } from '@millyard/contracts/address-format'
import { useExtracted } from 'next-intl'

/** What the fields of an address are called, by their English label. */
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

/** The first entry of a country's list of regions: "Choose a state". */
export function useChooseText(): (label: AddressLabel) => string {
  const t = useExtracted('address')
  return (label) =>
    t(
      '{label, select, State {Choose a state} Province {Choose a province} County {Choose a county} Prefecture {Choose a prefecture} Emirate {Choose an emirate} Department {Choose a department} Island {Choose an island} Parish {Choose a parish} Oblast {Choose an oblast} District {Choose a district} Area {Choose an area} other {Choose a region}}',
      { label },
    )
}
