import type { Shipment } from '@millyard/contracts'

/** What people call a carrier. */
export const CARRIER_NAMES: Readonly<Record<Shipment['carrier'], string>> = {
  'yard-post': 'Yard Post',
  manual: 'Another carrier',
}
