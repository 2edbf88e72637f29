import type { Shipment } from '@millyard/contracts'
import { TRACKING_STATUS } from '@millyard/ui'
import { ParcelLabel, StatusBadgeOf, Timeline, type TimelineStep } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import classes from './order-detail.module.css'

function trackingSteps({ tracking, status }: Shipment): TimelineStep[] {
  return tracking
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .map((entry, index, all) => ({
      id: entry.id,
      title: TRACKING_STATUS[entry.status].label,
      description: [entry.description, entry.place].filter((text) => text).join(', '),
      at: entry.at,
      state:
        entry.status === 'problem' ? 'failed' : index === all.length - 1 && status !== 'delivered' ? 'current' : 'done',
    }))
}

/** The parcels of one part of an order, each with what is in it and where it is. `partNumber` names them apart. */
export function Parcels({ shipments, partNumber }: { shipments: readonly Shipment[]; partNumber: string }) {
  const t = useExtracted()

  return (
    <ol className={classes.lines} aria-label={t('Parcels of {partNumber}', { partNumber })}>
      {shipments.map((shipment, index) => (
        <li key={shipment.id} className={classes.parcel}>
          <div className={classes.parcelHead}>
            <h4 className={classes.parcelTitle}>{t('Parcel {value, number}', { value: index + 1 })}</h4>
            <StatusBadgeOf kind="tracking" status={shipment.status} />
            <span className={classes.soft}>
              <ParcelLabel {...shipment} />
            </span>
          </div>
          <ul className={classes.contents} aria-label={t('In parcel {value, number}', { value: index + 1 })}>
            {shipment.items.map((item) => (
              <li key={item.orderItemId}>
                {item.quantity} × {item.title}
              </li>
            ))}
          </ul>
          <Timeline
            label={t('Tracking of parcel {value, number} of {partNumber}', { value: index + 1, partNumber })}
            steps={trackingSteps(shipment)}
          />
        </li>
      ))}
    </ol>
  )
}
