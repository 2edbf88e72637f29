import { Select, TextInput } from '../components/field.tsx'
import type { FieldMessages } from '../field-messages.ts'
import type { AddressValues } from './address-values.ts'
import type { CountryOption } from './countries.ts'

export interface AddressFieldsProps {
  countries: readonly CountryOption[]
  values?: AddressValues
  errors?: FieldMessages
}

/** The fields of a postal address, in the order in which it is written on a parcel. */
export function AddressFields({ countries, values = {}, errors = {} }: AddressFieldsProps) {
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <TextInput
        className="sm:col-span-2"
        label="Name"
        name="name"
        autoComplete="name"
        maxLength={100}
        defaultValue={values.name}
        error={errors.name}
      />
      <TextInput
        className="sm:col-span-2"
        label="Company"
        isOptional
        name="company"
        autoComplete="organization"
        maxLength={100}
        defaultValue={values.company}
        error={errors.company}
      />
      <TextInput
        className="sm:col-span-2"
        label="Street and number"
        name="line1"
        autoComplete="address-line1"
        maxLength={120}
        defaultValue={values.line1}
        error={errors.line1}
      />
      <TextInput
        className="sm:col-span-2"
        label="Flat, floor, building"
        isOptional
        name="line2"
        autoComplete="address-line2"
        maxLength={120}
        defaultValue={values.line2}
        error={errors.line2}
      />
      <TextInput
        label="Postcode"
        name="postcode"
        autoComplete="postal-code"
        maxLength={16}
        defaultValue={values.postcode}
        error={errors.postcode}
      />
      <TextInput
        label="City"
        name="city"
        autoComplete="address-level2"
        maxLength={80}
        defaultValue={values.city}
        error={errors.city}
      />
      <TextInput
        label="Region or state"
        isOptional
        name="region"
        autoComplete="address-level1"
        maxLength={80}
        defaultValue={values.region}
        error={errors.region}
      />
      <Select
        label="Country"
        name="country"
        autoComplete="country"
        placeholder="Choose a country"
        options={countries}
        defaultValue={values.country ?? ''}
        error={errors.country}
      />
      <TextInput
        className="sm:col-span-2"
        label="Telephone"
        isOptional
        hint="Only the carrier sees it."
        name="phone"
        type="tel"
        autoComplete="tel"
        maxLength={30}
        defaultValue={values.phone}
        error={errors.phone}
      />
    </div>
  )
}
