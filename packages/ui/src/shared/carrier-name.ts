import type { Shipment } from '@millyard/contracts'
import { useExtracted } from 'next-intl'

type Carrier = Pick<Shipment, 'carrier' | 'carrierName'>

/** What people call the carrier of a parcel: ours by its own name, another by what the factory wrote. */
export function useCarrierName(): (parcel: Carrier) => string {
  const t = useExtracted('client')
  return ({ carrier, carrierName }) => {
    switch (carrier) {
      case 'yard-post':
        return 'Yard Post'
      case 'manual':
        return carrierName ?? t('Another carrier')
    }
  }
}
