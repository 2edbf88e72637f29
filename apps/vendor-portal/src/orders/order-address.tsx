import type { PostalAddress } from '@millyard/contracts'
import { addressLines } from '@millyard/contracts/address-format'
import { type CountryOption, DateText } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import classes from './order-detail.module.css'

export interface OrderAddressProps {
  address: PostalAddress
  countries: readonly CountryOption[]
  deliveryName: string
  shipBy: string
  deliverBy: string
}

/** Where the parcels go, how, and until when. The buyer's e-mail address is not ours to give. */
export function OrderAddress({ address, countries, deliveryName, shipBy, deliverBy }: OrderAddressProps) {
  const t = useExtracted()

  const country = countries.find(({ value }) => value === address.country)?.label ?? address.country
  const lines = [...addressLines(address, country), address.phone].filter((line) => line)
  return (
    <section className={classes.card} aria-labelledby="address-title">
      <h2 className={classes.title} id="address-title">
        {t('Delivery')}
      </h2>
      <address className={classes.address}>
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </address>
      <dl className={classes.money}>
        <div>
          <dt>{t('Method')}</dt>
          <dd>{deliveryName}</dd>
        </div>
        <div>
          <dt>{t('Ship by')}</dt>
          <dd>
            <DateText value={shipBy} />
          </dd>
        </div>
        <div>
          <dt>{t('With the buyer by')}</dt>
          <dd>
            <DateText value={deliverBy} />
          </dd>
        </div>
      </dl>
    </section>
  )
}
