import type { Shipment } from '@millyard/contracts'
import { useStatusTexts } from '@millyard/ui'
import { ParcelLabel, StatusBadgeOf, Timeline, type TimelineStep } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import classes from './order-detail.module.css'

/** Makes the way of a parcel the steps of a Timeline. */
function useTrackingSteps() {
  const statusTexts = useStatusTexts('tracking')
  return ({ tracking, status }: Shipment): TimelineStep[] =>
    tracking
      .toSorted((a, b) => a.at.localeCompare(b.at))
      .map((entry, index, all) => ({
        id: entry.id,
        title: statusTexts[entry.status].label,
        description: [entry.description, entry.place].filter((text) => text).join(', '),
        at: entry.at,
        state:
          entry.status === 'problem'
            ? 'failed'
            : index === all.length - 1 && status !== 'delivered'
              ? 'current'
              : 'done',
      }))
}

/** The parcels of one part of an order, each with what is in it and where it is. `partNumber` names them apart. */
export function Parcels({ shipments, partNumber }: { shipments: readonly Shipment[]; partNumber: string }) {
  const t = useExtracted()
  const trackingSteps = useTrackingSteps()

  return (
    <ol className={classes.lines} aria-label={t('Parcels of {partNumber}', { partNumber })}>
      {shipments.map((shipment, index) => (
        <li key={shipment.id} className={classes.parcel}>
          <div className={classes.parcelHead}>
            <h4 className={classes.parcelTitle}>{t('Parcel {number, number}', { number: index + 1 })}</h4>
            <StatusBadgeOf kind="tracking" status={shipment.status} />
            <span className={classes.soft}>
              <ParcelLabel {...shipment} />
            </span>
          </div>
          <ul className={classes.contents} aria-label={t('In parcel {number, number}', { number: index + 1 })}>
            {shipment.items.map((item) => (
              <li key={item.orderItemId}>
                {item.quantity} × {item.title}
              </li>
            ))}
          </ul>
          <Timeline
            label={t('Tracking of parcel {number, number} of {partNumber}', { number: index + 1, partNumber })}
            steps={trackingSteps(shipment)}
          />
        </li>
      ))}
    </ol>
  )
}
