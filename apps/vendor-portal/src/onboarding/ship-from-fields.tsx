'use client'
import { Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { type AddressField, addressFieldLabel, addressFormat } from '@millyard/contracts/address-format'
import type { CountryOption } from '@millyard/ui'
import { useAddressLabels } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import type { ApplicationEditorState } from './use-application-editor.ts'

type Field = Exclude<AddressField, 'company'>

const AUTOCOMPLETE: Record<Field, string> = {
  name: 'organization',
  line1: 'address-line1',
  line2: 'address-line2',
  postcode: 'postal-code',
  city: 'address-level2',
  region: 'address-level1',
}
const LENGTH: Record<Field, number> = { name: 100, line1: 120, line2: 120, postcode: 16, city: 80, region: 80 }

/** Where parcels set out from, as the country writes an address: its fields, in its order and under its names. */
export function ShipFromFields({ editor, countries }: { editor: ApplicationEditorState; countries: CountryOption[] }) {
  const t = useExtracted('client')

  const labels = useAddressLabels()
  const { form, field } = editor
  const { country } = form.values.shipFrom
  const { rows, required, regions } = addressFormat(country)

  function input(name: Field) {
    const label = labels[addressFieldLabel(country, name)]
    const optional = required.has(name) ? label : t('{label} (optional)', { label })
    const path = `shipFrom.${name}`
    if (name === 'region' && regions) {
      const { value, ...props } = field(path)
      return (
        <Select
          key={name}
          label={optional}
          searchable
          clearable
          data={regions.map((region) => ({ value: region.value, label: region.label }))}
          {...props}
          value={value || null}
          onChange={(chosen) => form.setFieldValue(path, chosen ?? '')}
        />
      )
    }
    return (
      <TextInput
        key={name}
        label={optional}
        autoComplete={AUTOCOMPLETE[name]}
        maxLength={LENGTH[name]}
        {...field(path)}
      />
    )
  }

  return (
    <Stack gap="md">
      <Select
        label={t('Country of the address')}
        searchable
        data={countries}
        placeholder={t('Choose')}
        nothingFoundMessage={t('No country of this name')}
        error={editor.errorOf('shipFrom.country')}
        value={country || null}
        onChange={(value) => form.setFieldValue('shipFrom.country', value ?? '')}
      />
      {rows.map((row) => {
        const fields = row.filter((name) => name !== 'company')
        return fields.length === 0 ? null : (
          <SimpleGrid key={fields.join()} cols={{ base: 1, sm: fields.length }}>
            {fields.map(input)}
          </SimpleGrid>
        )
      })}
      <TextInput
        label={t('Telephone (optional)')}
        description={t('For the carrier who collects your parcels.')}
        type="tel"
        autoComplete="tel"
        maxLength={30}
        {...field('shipFrom.phone')}
      />
    </Stack>
  )
}
