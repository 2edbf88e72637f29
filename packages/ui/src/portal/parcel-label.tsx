import { Anchor } from '@mantine/core'
import type { Shipment } from '@millyard/contracts'
import { useExtracted } from 'next-intl'
import { useCarrierName } from '../shared/carrier-name.ts'

export type ParcelLabelProps = Pick<Shipment, 'carrier' | 'carrierName' | 'trackingNumber' | 'trackingUrl'>

/** Who carries a parcel and under which number; the number leads to the carrier's own page where the factory gave one. */
export function ParcelLabel(parcel: ParcelLabelProps) {
  const t = useExtracted('client')
  const carrierName = useCarrierName()

  const { trackingNumber, trackingUrl } = parcel
  const code = <code>{trackingNumber}</code>
  const number = trackingUrl ? (
    <Anchor href={trackingUrl} target="_blank" rel="noopener noreferrer nofollow">
      {code}
      <span className="mill-visually-hidden"> {t('at the carrier, opens in a new window')}</span>
    </Anchor>
  ) : (
    code
  )
  return t.rich('{carrier}, tracking number <number></number>', { carrier: carrierName(parcel), number: () => number })
}
