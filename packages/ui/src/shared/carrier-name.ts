import type { Shipment } from '@millyard/contracts'

/** What people call the carrier of a parcel: ours by its own name, another by what the factory wrote. */
export function carrierName({ carrier, carrierName }: Pick<Shipment, 'carrier' | 'carrierName'>): string {
  switch (carrier) {
    case 'yard-post':
      return 'Yard Post'
    case 'manual':
      return carrierName ?? 'Another carrier'
  }
}
