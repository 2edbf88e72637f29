'use client'
import {
  type AddressField,
  addressFieldLabel,
  addressFormat,
  findRegion,
  strayFields,
} from '@millyard/contracts/address-format'
import { useAddressLabels } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Select, TextInput } from '../components/field.tsx'
import type { FieldMessages } from '../field-messages.ts'
import type { AddressValues } from './address-values.ts'
import { useChooseText } from './choose-text.ts'
import type { CountryOption } from './countries.ts'

export interface AddressFieldsProps {
  countries: readonly CountryOption[]
  values?: AddressValues
  errors?: FieldMessages
}

const INPUTS = {
  name: { autoComplete: 'name', maxLength: 100 },
  company: { autoComplete: 'organization', maxLength: 100 },
  line1: { autoComplete: 'address-line1', maxLength: 120 },
  line2: { autoComplete: 'address-line2', maxLength: 120 },
  postcode: { autoComplete: 'postal-code', maxLength: 16 },
  city: { autoComplete: 'address-level2', maxLength: 80 },
  region: { autoComplete: 'address-level1', maxLength: 80 },
} as const satisfies Record<AddressField, { autoComplete: string; maxLength: number }>

/** What every country has rules of its own for. */
const RULED: ReadonlySet<string> = new Set(['postcode', 'city', 'region', 'phone'])

/** Of six columns: a postcode beside a town is the narrower one. */
function spanOf(field: AddressField, row: readonly AddressField[]): string {
  if (row.length === 1) return 'sm:col-span-6'
  if (row.length === 3) return 'sm:col-span-2'
  if (!row.includes('postcode')) return 'sm:col-span-3'
  return field === 'postcode' ? 'sm:col-span-2' : 'sm:col-span-4'
}

/**
 * The fields of a postal address as its country writes it: the country first, then what it has, in its order and under its
 * names. What was typed stays when the country changes, also in a field that the next country does not have.
 */
export function AddressFields({ countries, values = {}, errors = {} }: AddressFieldsProps) {
  const t = useExtracted('address')
  const [country, setCountry] = useState(values.country ?? '')
  const typed = useRef<AddressValues>({ ...values })
  const block = useRef<HTMLDivElement>(null)

  // What was chosen while the scripts were still on their way counts too.
  useEffect(() => {
    const early = block.current?.querySelector('select')?.value
    if (early) setCountry(early)
  }, [])

  function remember({ target }: FormEvent<HTMLDivElement>) {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return
    typed.current = { ...typed.current, [target.name]: target.value }
    if (target.name === 'country') setCountry(target.value)
  }

  // What was wrong in one country says nothing about the next.
  const told = JSON.stringify(errors)
  const [judged, setJudged] = useState({ told, country })
  if (judged.told !== told) setJudged({ told, country })
  const errorOf = (field: keyof AddressValues) =>
    judged.country === country || !RULED.has(field) ? errors[field] : undefined

  const { rows, required } = addressFormat(country)
  const stray = country === values.country ? strayFields(values).map((field) => [field]) : []
  return (
    <div ref={block} className="grid gap-5 sm:grid-cols-6" onInput={remember}>
      <Select
        className="sm:col-span-6"
        label={t('Country')}
        name="country"
        autoComplete="country"
        placeholder={t('Choose a country')}
        options={countries}
        defaultValue={values.country ?? ''}
        error={errors.country}
      />
      {[...rows, ...stray].flatMap((row) =>
        row.map((field) => (
          <AddressFieldInput
            key={field}
            className={spanOf(field, row)}
            country={country}
            field={field}
            isOptional={!required.has(field)}
            value={typed.current[field]}
            error={errorOf(field)}
          />
        )),
      )}
      <TextInput
        className="sm:col-span-6"
        label={t('Telephone')}
        isOptional
        hint={t('Only the carrier sees it.')}
        name="phone"
        type="tel"
        autoComplete="tel"
        maxLength={30}
        defaultValue={values.phone}
        error={errorOf('phone')}
      />
    </div>
  )
}

interface AddressFieldInputProps {
  country: string
  field: AddressField
  isOptional: boolean
  value?: string
  error?: string
  className: string
}

function AddressFieldInput({ country, field, value = '', ...props }: AddressFieldInputProps) {
  const name = addressFieldLabel(country, field)
  const label = useAddressLabels()[name]
  const chooseText = useChooseText()
  const { regions } = addressFormat(country)
  if (field === 'region' && regions) {
    return (
      <Select
        {...props}
        key={country}
        label={label}
        name={field}
        autoComplete={INPUTS[field].autoComplete}
        placeholder={chooseText(name)}
        options={regions}
        defaultValue={findRegion(country, value)?.value ?? ''}
      />
    )
  }
  return <TextInput {...props} {...INPUTS[field]} label={label} name={field} defaultValue={value} />
}
