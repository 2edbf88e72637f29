import type { AddressLabel } from '@millyard/contracts/address-format'
import { useExtracted } from 'next-intl'

/** The first entry of a country's list of regions: "Choose a state". */
export function useChooseText(): (label: AddressLabel) => string {
  const t = useExtracted('address')
  return (label) =>
    t(
      '{label, select, State {Choose a state} Province {Choose a province} County {Choose a county} Prefecture {Choose a prefecture} Emirate {Choose an emirate} Department {Choose a department} Island {Choose an island} Parish {Choose a parish} Oblast {Choose an oblast} District {Choose a district} Area {Choose an area} other {Choose a region}}',
      { label },
    )
}
