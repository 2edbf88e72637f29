import type { Shipment } from '@millyard/contracts'
import { TRACKING_STATUS } from '@millyard/ui'
import { ParcelLabel, StatusBadge, Timeline, type TimelineStep } from '@millyard/ui/portal'
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
  return (
    <ol className={classes.lines} aria-label={`Parcels of ${partNumber}`}>
      {shipments.map((shipment, index) => (
        <li key={shipment.id} className={classes.parcel}>
          <div className={classes.parcelHead}>
            <h4 className={classes.parcelTitle}>Parcel {index + 1}</h4>
            <StatusBadge status={TRACKING_STATUS[shipment.status]} />
            <span className={classes.soft}>
              <ParcelLabel {...shipment} />
            </span>
          </div>
          <ul className={classes.contents} aria-label={`In parcel ${index + 1}`}>
            {shipment.items.map((item) => (
              <li key={item.orderItemId}>
                {item.quantity} × {item.title}
              </li>
            ))}
          </ul>
          <Timeline label={`Tracking of parcel ${index + 1} of ${partNumber}`} steps={trackingSteps(shipment)} />
        </li>
      ))}
    </ol>
  )
}
