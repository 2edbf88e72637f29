import type { RouterOutputs } from '@millyard/api-client'

/** What the bank is told, as the form holds it. */
export interface Evidence {
  productDescription: string
  shippingCarrier: string
  shippingTrackingNumber: string
  shippingDate: string
  explanation: string
}

type AdminOrder = RouterOutputs['order']['adminOrders']['get']
type Parcels = RouterOutputs['shipping']['adminShipments']['forOrder']

/** What an order and its parcels say for the charge; why it is right only a person can say. */
export function evidenceOf(order: AdminOrder | undefined, parcels: Parcels | undefined): Evidence {
  const lines = order?.parts.flatMap((part) => part.items) ?? []
  const shipments = parcels?.parts.flatMap((part) => part.shipments) ?? []
  const each = (read: (shipment: (typeof shipments)[number]) => string) =>
    [...new Set(shipments.map(read))].filter((text) => text !== '').join(', ')
  return {
    productDescription: lines
      .map(({ quantity, title, variantTitle }) => `${quantity} × ${title}${variantTitle ? `, ${variantTitle}` : ''}`)
      .join('\n'),
    shippingCarrier: each(({ carrier, carrierName }) => carrierName || carrier),
    shippingTrackingNumber: each(({ trackingNumber }) => trackingNumber ?? ''),
    shippingDate: each(({ shippedAt }) => shippedAt.slice(0, 'YYYY-MM-DD'.length)),
    explanation: '',
  }
}
