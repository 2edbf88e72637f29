import type { Order, Shipment } from '@millyard/contracts'
import { formatDate, useCarrierName, useStatusTexts } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import { FactoryTimeline } from '../components/timeline.tsx'
import { type PartStep, partTimeline } from './part-timeline.ts'

type Part = Order['parts'][number]

export interface OrderPartProps {
  order: Pick<Order, 'placedAt' | 'paidAt'>
  part: Part
  shipments: readonly Shipment[]
  /** What is in it: CartLines. */
  children: ReactNode
}

/** One factory's part of an order, with the way of its parcels in words. */
export function OrderPart({ order, part, shipments, children }: OrderPartProps) {
  const t = useExtracted()
  const status = useStatusTexts('orderPart')[part.status]
  const titleOf = useStepTitle(part)
  const carrierName = useCarrierName()
  return (
    <FactoryTimeline
      factory={{
        name: part.vendorName,
        href: `/factories/${part.vendorSlug}`,
        place: `${part.number}, ${part.deliveryName}`,
      }}
      status={status}
      steps={partTimeline(order, part, shipments).map((step) => ({
        id: step.id,
        title: titleOf(step),
        description:
          step.kind === 'to_deliver'
            ? part.late
              ? t('Late: what is not sent by {day} is cancelled, and you get your money back', {
                  day: formatDate(part.late.cancelAt),
                })
              : t('By {day} at the latest', { day: formatDate(part.deliverBy) })
            : step.note,
        at: step.at,
        state: step.state,
      }))}
      parcels={shipments.map((parcel) => ({
        id: parcel.id,
        carrier: carrierName(parcel),
        trackingNumber: parcel.trackingNumber,
        trackingUrl: parcel.trackingUrl,
        contents: parcel.items.map(({ quantity, title }) => t('{quantity, number} × {title}', { quantity, title })),
      }))}
    >
      {children}
    </FactoryTimeline>
  )
}

function useStepTitle(part: Part): (step: PartStep) => string {
  const t = useExtracted()
  const tracking = useStatusTexts('tracking')
  return (step) => {
    switch (step.kind) {
      case 'placed':
        return t('Order placed')
      case 'paid':
        return t('Paid')
      case 'scan': {
        const { label } = tracking[step.status]
        return step.parcel === undefined ? label : t('Parcel {number, number}: {label}', { number: step.parcel, label })
      }
      case 'completed':
        return t('Completed')
      case 'cancelled':
        return t('Cancelled')
      case 'payment':
        return t('Waiting for payment')
      case 'preparing':
        return t('Being prepared by {factory}', { factory: part.vendorName })
      case 'preparing_rest':
        return t('The rest is being prepared')
      case 'to_deliver':
        return t('Delivered')
    }
  }
}
