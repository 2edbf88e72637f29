import { addressLines } from '@millyard/contracts/address-format'
import { load } from '@millyard/web-kit/load'
import { MapPin } from 'lucide'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { requireViewer } from '../../../account/require-viewer.ts'
import { AddressForm } from '../../../address/address-form.tsx'
import { COUNTRY_OPTIONS } from '../../../address/countries.ts'
import { countryName } from '../../../address/country-name.ts'
import { RemoveAddressButton } from '../../../address/remove-address-button.tsx'
import { ButtonLink } from '../../../components/button.tsx'
import { Icon } from '../../../components/icon.tsx'
import { Notice } from '../../../components/notice.tsx'
import { EmptyState } from '../../../components/states.tsx'
import { firstParam, type RawSearchParams } from '../../../page-props.ts'
import { api } from '../../../server-kit.ts'
import { SITE_LINKS } from '../../../site-links.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Your addresses') }
}

const PER_PAGE = 100

/** The address book; `?new=1` and `?edit=<id>` open the form in its place. */
export default async function AddressesPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()
  await requireViewer(SITE_LINKS.addresses)
  const params = await searchParams
  const { items } = await load(api().auth.addresses.list.query({ limit: PER_PAGE }))
  const edited = items.find((address) => address.id === firstParam(params.edit))
  if (edited || firstParam(params.new)) {
    return (
      <>
        <h1 className="mb-8 text-4xl">{edited ? t('Change this address') : t('Add an address')}</h1>
        <AddressForm countries={COUNTRY_OPTIONS} address={edited} />
      </>
    )
  }
  return (
    <>
      <div className="mb-8 flex flex-wrap items-end justify-between gap-4">
        <h1 className="text-4xl">{t('Your addresses')}</h1>
        {items.length > 0 ? (
          <ButtonLink href={`${SITE_LINKS.addresses}?new=1`}>{t('Add an address')}</ButtonLink>
        ) : null}
      </div>
      {firstParam(params.saved) ? (
        <Notice tone="good" isLive className="mb-6">
          {t('Your address is saved.')}
        </Notice>
      ) : null}
      {items.length === 0 ? (
        <EmptyState
          icon={<Icon drawing={MapPin} size={40} strokeWidth={1.25} />}
          title={t('No addresses yet')}
          description={t('Save where your parcels go, and checkout fills itself in.')}
          action={<ButtonLink href={`${SITE_LINKS.addresses}?new=1`}>{t('Add an address')}</ButtonLink>}
        />
      ) : (
        <ul className="grid gap-4 md:grid-cols-2">
          {items.map((address) => (
            <li key={address.id} className="flex flex-col rounded-md border border-line bg-surface p-5">
              {address.isDefault ? <p className="mb-2 font-medium text-green text-sm">{t('Used first')}</p> : null}
              <address className="not-italic">
                {addressLines(address, countryName(address.country)).map((line) => (
                  <span key={line} className="block">
                    {line}
                  </span>
                ))}
              </address>
              <div className="mt-auto flex gap-2 pt-4">
                <ButtonLink
                  href={`${SITE_LINKS.addresses}?edit=${address.id}`}
                  variant="secondary"
                  size="sm"
                  aria-label={t('Change {name}, {line1}', { name: address.name, line1: address.line1 })}
                >
                  {t('Change')}
                </ButtonLink>
                <RemoveAddressButton id={address.id} summary={`${address.name}, ${address.line1}, ${address.city}`} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
