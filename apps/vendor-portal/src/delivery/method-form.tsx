'use client'
import { Alert, Button, Group, MultiSelect, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ShippingMethod } from '@millyard/contracts'
import { CURRENCY_CODES } from '@millyard/money'
import { type CountryOption, EU_COUNTRIES } from '@millyard/ui'
import { notifyDone } from '@millyard/ui/portal'
import { toApiError, useTRPC } from '@millyard/web-kit/client'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { useRef, useState } from 'react'
import { withoutPrefix } from '../data/field-messages.ts'
import { useFieldWords } from '../data/field-words.ts'
import { type MethodValues, parseMethod, toMethodValues } from './method-values.ts'

export interface MethodFormProps {
  /** Absent for a new one. */
  method?: ShippingMethod
  countries: CountryOption[]
  onDone: () => void
}

/** Where a factory delivers, for how much, in how many days. */
export function MethodForm({ method, countries, onDone }: MethodFormProps) {
  const t = useExtracted('client')

  const words = useFieldWords()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const create = useMutation(trpc.shipping.methods.create.mutationOptions())
  const update = useMutation(trpc.shipping.methods.update.mutationOptions())
  const [failure, setFailure] = useState<string>()
  const root = useRef<HTMLFormElement>(null)
  const form = useForm<MethodValues>({
    initialValues: toMethodValues(method),
    validate: (values) => {
      const parsed = parseMethod(values, words)
      return parsed.ok ? {} : parsed.fields
    },
  })
  /** The list is sorted by name; what is chosen stands in the same order, whatever its codes are. */
  const byName = (codes: readonly string[]) => countries.flatMap(({ value }) => (codes.includes(value) ? [value] : []))
  const focusFirstError = () =>
    setTimeout(() => root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())

  async function send(values: MethodValues) {
    const parsed = parseMethod(values, words)
    if (!parsed.ok) return
    setFailure(undefined)
    try {
      if (method) await update.mutateAsync({ methodId: method.id, method: parsed.method })
      else await create.mutateAsync(parsed.method)
    } catch (error) {
      const { message, fields } = toApiError(error)
      const own = withoutPrefix(fields, 'method.')
      form.setErrors(own)
      setFailure(Object.keys(own).length > 0 ? undefined : message)
      focusFirstError()
      return
    }
    await queries.invalidateQueries(trpc.shipping.methods.list.queryFilter())
    notifyDone(
      method ? t('Delivery method changed') : t('Delivery method added'),
      method ? t('It counts for orders from now on.') : t('Buyers in these countries can choose it.'),
    )
    onDone()
  }

  return (
    <form ref={root} noValidate onSubmit={form.onSubmit(send, focusFirstError)}>
      <Stack gap="md">
        <TextInput
          label={t('Name')}
          description={t('As buyers read it, for example “Parcel” or “Pallet to the kerb”.')}
          maxLength={60}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <div>
          <MultiSelect
            label={t('Countries')}
            searchable
            clearable
            hidePickedOptions
            placeholder={form.values.countries.length === 0 ? t('Choose') : undefined}
            nothingFoundMessage={t('No country of this name')}
            data={countries}
            clearButtonProps={{ 'aria-label': t('Take out all countries') }}
            {...form.getInputProps('countries')}
            value={byName(form.values.countries)}
          />
          <Button
            variant="subtle"
            size="compact-sm"
            mt={4}
            onClick={() => form.setFieldValue('countries', [...new Set([...form.values.countries, ...EU_COUNTRIES])])}
          >
            {t('Add the European Union')}
          </Button>
        </div>
        <SimpleGrid cols={{ base: 1, xs: 3 }}>
          <TextInput label={t('Price')} inputMode="decimal" maxLength={15} {...form.getInputProps('amountMinor')} />
          <TextInput
            label={t('Free from (optional)')}
            inputMode="decimal"
            maxLength={15}
            {...form.getInputProps('freeFromMinor')}
          />
          <Select
            label={t('Currency')}
            searchable
            allowDeselect={false}
            data={[...CURRENCY_CODES]}
            {...form.getInputProps('currency')}
          />
        </SimpleGrid>
        <SimpleGrid cols={2}>
          <TextInput label={t('Days, at least')} inputMode="numeric" maxLength={3} {...form.getInputProps('minDays')} />
          <TextInput label={t('Days, at most')} inputMode="numeric" maxLength={3} {...form.getInputProps('maxDays')} />
        </SimpleGrid>
        {failure ? (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
            {failure}
          </Alert>
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('Cancel')}
          </Button>
          <Button type="submit" loading={create.isPending || update.isPending}>
            {method ? t('Save changes') : t('Add method')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
