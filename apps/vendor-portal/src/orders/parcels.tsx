'use client'
import { Alert } from '@mantine/core'
import type { Shipment } from '@millyard/contracts'
import { useStatusTexts } from '@millyard/ui'
import { ConfirmAction, notifyDone, ParcelLabel, StatusBadgeOf, Timeline } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { useRefreshSoon } from '../data/auto-refresh.tsx'
import classes from './order-detail.module.css'

function Parcel({ shipment, number, canFulfil }: { shipment: Shipment; number: number; canFulfil: boolean }) {
  const t = useExtracted('client')

  const states = useStatusTexts('tracking')
  const trpc = useTRPC()
  const refresh = useRefreshSoon()
  const markDelivered = useMutation(trpc.shipping.shipments.markDelivered.mutationOptions())
  const isDelivered = shipment.status === 'delivered'
  return (
    <li className={classes.parcel}>
      <div className={classes.parcelHead}>
        <h3 className={classes.parcelTitle}>{t('Parcel {number, number}', { number })}</h3>
        <StatusBadgeOf kind="tracking" status={shipment.status} size="sm" />
        <span className={classes.soft}>
          <ParcelLabel {...shipment} />
        </span>
        {shipment.carrier === 'manual' && !isDelivered && canFulfil ? (
          <ConfirmAction
            title={t('Mark parcel {number, number} as delivered?', { number })}
            message={t(
              'Do this when you know that the buyer has it: their return window starts now. It cannot be undone.',
            )}
            confirmLabel={t('Mark as delivered')}
            size="xs"
            onConfirm={async () => {
              await markDelivered.mutateAsync({ shipmentId: shipment.id })
              notifyDone(t('Parcel marked as delivered'), t('The buyer sees it in their order.'))
              refresh()
            }}
          />
        ) : null}
      </div>
      <ul className={classes.contents} aria-label={t('In parcel {number, number}', { number })}>
        {shipment.items.map((item) => (
          <li key={item.orderItemId}>
            {item.quantity} × {item.title}
          </li>
        ))}
      </ul>
      {shipment.status === 'problem' ? (
        <Alert color="red" icon={<IconAlertTriangle size={18} />} mb="sm">
          {t('The carrier reports a problem. Ask them with the tracking number, and write to the buyer.')}
        </Alert>
      ) : null}
      <Timeline
        label={t('Tracking of parcel {number, number}', { number })}
        steps={shipment.tracking
          .toSorted((a, b) => a.at.localeCompare(b.at))
          .map(({ id, status, description, place, at }, index, all) => ({
            id,
            title: states[status].label,
            description: [description, place].filter((text) => text).join(', '),
            at,
            state:
              status === 'problem'
                ? ('failed' as const)
                : index === all.length - 1 && !isDelivered
                  ? ('current' as const)
                  : ('done' as const),
          }))}
      />
    </li>
  )
}

/** What has been sent of this order, parcel by parcel. */
export function Parcels({ shipments, canFulfil }: { shipments: readonly Shipment[]; canFulfil: boolean }) {
  const t = useExtracted('client')

  return (
    <section className={classes.card} aria-labelledby="parcels-title">
      <h2 className={classes.title} id="parcels-title">
        {t('Parcels')}
      </h2>
      {shipments.length === 0 ? (
        <p className={`${classes.padded} ${classes.soft}`} style={{ margin: 0 }}>
          {t('Nothing has been sent yet.')}
        </p>
      ) : (
        <ol className={classes.lines}>
          {shipments.map((shipment, index) => (
            <Parcel key={shipment.id} shipment={shipment} number={index + 1} canFulfil={canFulfil} />
          ))}
        </ol>
      )}
    </section>
  )
}
