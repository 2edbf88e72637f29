import { AppError, notFound, type Shipment } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { Deps } from '../deps.ts'
import { SHIPMENT, toShipment } from '../parcels/shipment.repository.ts'
import { recordScan } from './record-scan.ts'

/**
 * The vendor says that a parcel which no carrier reports on has arrived. Repeating it changes nothing.
 * @throws AppError NOT_FOUND; ILLEGAL_TRANSITION when a carrier reports on the parcel itself.
 */
export function markDelivered(deps: Deps, { vendorId }: VendorActor, shipmentId: string): Promise<Shipment> {
  return deps.database.transaction(async (tx) => {
    const shipment = await tx.shipment.findFirst({
      where: { id: shipmentId, order: { vendorId } },
      select: { carrier: true },
    })
    if (!shipment) throw notFound('parcel')
    if (shipment.carrier !== 'manual') {
      throw new AppError('ILLEGAL_TRANSITION', { message: 'The carrier reports on this parcel; wait for its scan.' })
    }
    await recordScan(deps, tx, shipmentId, {
      id: 'marked-delivered',
      status: 'delivered',
      description: 'Marked as delivered by the factory',
      place: null,
      at: deps.clock.now().toISOString(),
    })
    return toShipment(await tx.shipment.findUniqueOrThrow({ where: { id: shipmentId }, select: SHIPMENT }))
  })
}
