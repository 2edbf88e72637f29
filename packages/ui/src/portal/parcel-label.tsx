import { Anchor } from '@mantine/core'
import type { Shipment } from '@millyard/contracts'
import { useExtracted } from 'next-intl'
import { useCarrierName } from '../shared/carrier-name.ts'

export type ParcelLabelProps = Pick<Shipment, 'carrier' | 'carrierName' | 'trackingNumber' | 'trackingUrl'>

/** Who carries a parcel and under which number; the number leads to the carrier's own page where the factory gave one. */
export function ParcelLabel(parcel: ParcelLabelProps) {
  const t = useExtracted('client')
  const carrierName = useCarrierName()

  const number = <code>{parcel.trackingNumber}</code>
  return (
    <>
      {t('{carrierName}, tracking number', { carrierName: carrierName(parcel) })}{' '}
      {parcel.trackingUrl ? (
        <Anchor href={parcel.trackingUrl} target="_blank" rel="noopener noreferrer nofollow">
          {number}
          <span className="mill-visually-hidden"> {t('at the carrier, opens in a new window')}</span>
        </Anchor>
      ) : (
        number
      )}
    </>
  )
}
