'use client'
import type { Address } from '@millyard/contracts'
import { addressLines } from '@millyard/contracts/address-format'
import { useExtracted } from 'next-intl'
import { AddressFields } from '../address/address-fields.tsx'
import type { CountryOption } from '../address/countries.ts'
import { Checkbox, RadioCard, RadioGroup } from '../components/field.tsx'
import type { FieldMessages } from '../field-messages.ts'

export const NEW_ADDRESS = 'new'

export interface AddressStepProps {
  addresses: readonly Address[]
  countries: readonly CountryOption[]
  /** Id of a stored address, or NEW_ADDRESS. */
  chosen: string
  onChoose: (id: string) => void
  errors: FieldMessages
  defaultName: string
}

/** Where the parcels go: an address from the book, or the fields of a new one. */
export function AddressStep({ addresses, countries, chosen, onChoose, errors, defaultName }: AddressStepProps) {
  const t = useExtracted('checkout')
  const nameOf = (code: string) => countries.find((country) => country.value === code)?.label ?? code
  return (
    <>
      {addresses.length > 0 ? (
        <RadioGroup legend={t('Deliver to')} isLegendHidden>
          {addresses.map((address) => (
            <RadioCard
              key={address.id}
              name="address"
              value={address.id}
              checked={chosen === address.id}
              onChange={() => onChoose(address.id)}
              title={address.name}
              description={addressLines(address, nameOf(address.country)).slice(1).join(', ')}
            />
          ))}
          <RadioCard
            name="address"
            value={NEW_ADDRESS}
            checked={chosen === NEW_ADDRESS}
            onChange={() => onChoose(NEW_ADDRESS)}
            title={t('Another address')}
          />
        </RadioGroup>
      ) : null}
      {chosen === NEW_ADDRESS ? (
        <div className={addresses.length > 0 ? 'mt-6' : undefined}>
          <AddressFields countries={countries} errors={errors} values={{ name: defaultName }} />
          <Checkbox className="mt-4" label={t('Save to my address book')} name="save" defaultChecked />
        </div>
      ) : null}
    </>
  )
}
